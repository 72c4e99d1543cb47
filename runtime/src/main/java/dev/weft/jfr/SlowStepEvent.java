package dev.weft.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** A step has held up the loop. */
@Name("dev.weft.SlowStep")
@Label("Slow Step")
@Description("A step of a task or a callback that held up all others of its loop")
@Category("Weft")
@Threshold("20 ms")
@StackTrace(false)
final class SlowStepEvent extends Event {
  @Label("Loop")
  @Nullable String loop;

  @Label("Job")
  @Description("The task or the callback")
  @Nullable String job;
}
