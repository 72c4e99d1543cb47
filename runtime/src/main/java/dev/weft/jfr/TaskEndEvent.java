package dev.weft.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A task is done. */
@Name("dev.weft.TaskEnd")
@Label("Task End")
@Description("A task has a value, has failed or was cancelled")
@Category("Weft")
@StackTrace(false)
final class TaskEndEvent extends Event {
  @Label("Loop")
  @Nullable String loop;

  @Label("Task")
  @Nullable String task;

  @Label("Task Number")
  long number;

  @Label("Outcome")
  @Description("done, failed or cancelled; failed with the class of the exception")
  @Nullable String outcome;
}
