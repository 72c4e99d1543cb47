package dev.weft;

import java.util.List;

/**
 * What a JVM tells of its event loops by JMX, under the name {@value #NAME}. It is there from half
 * a second after the first loop began to run, where the JVM has the module {@code java.management}.
 */
public interface LoopsMXBean {
  /** The object name of the bean. */
  String NAME = "dev.weft:type=Loops";

  /** How many loops run now. */
  int getRunningLoops();

  /** How many tasks of these loops are not done, about. */
  long getPendingTasks();

  /** How many tasks these loops have made so far, about. */
  long getMadeTasks();

  /** What each of these loops has done so far. */
  List<LoopStatistics> getLoops();

  /** The tasks of all loops, as {@link Tasks#dump()}. */
  String dump();
}
