package dev.weft.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A coroutine has become a task. */
@Name("dev.weft.TaskStart")
@Label("Task Start")
@Description("A coroutine has become a task of an event loop")
@Category("Weft")
@StackTrace(false)
final class TaskStartEvent extends Event {
  @Label("Loop")
  @Nullable String loop;

  @Label("Task")
  @Nullable String task;

  @Label("Task Number")
  @Description("Counts the tasks of the loop")
  long number;

  @Label("Creator")
  @Description("The task whose step made this one")
  @Nullable String creator;
}
