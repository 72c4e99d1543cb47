package dev.weft.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A task has run from its begin or its resumption to its suspension or its end. */
@Name("dev.weft.TaskStep")
@Label("Task Step")
@Description("A task was resumed, and has suspended again or ended; there are very many of these")
@Category("Weft")
@Enabled(false)
@StackTrace(false)
final class TaskStepEvent extends Event {
  @Label("Loop")
  @Nullable String loop;

  @Label("Task")
  @Nullable String task;

  @Label("Task Number")
  long number;

  @Label("Awaits")
  @Description("What the task waits for now; empty if it is done")
  @Nullable String awaits;

  @Label("Place")
  @Description("The await where the task waits now")
  @Nullable String place;
}
