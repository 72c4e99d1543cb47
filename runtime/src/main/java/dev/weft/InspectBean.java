package dev.weft;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/** Turns the first running loop into a management bean by which others see the tasks. */
final class InspectBean implements LoopsMXBean {
  private InspectBean() {}

  @Override
  public int getRunningLoops() {
    return Tasks.runningLoops();
  }

  @Override
  public long getPendingTasks() {
    return Tasks.running().mapToLong(EventLoop::pendingTasks).sum();
  }

  @Override
  public long getMadeTasks() {
    return Tasks.running().mapToLong(EventLoop::madeTasks).sum();
  }

  @Override
  public List<LoopStatistics> getLoops() {
    return Tasks.running().map(LiveStatistics::new).collect(Collectors.toList());
  }

  @Override
  public String dump() {
    return Tasks.dump();
  }

  static void register() {
    try {
      var server = ManagementFactory.getPlatformMBeanServer();
      var name = new ObjectName(LoopsMXBean.NAME);
      if (!server.isRegistered(name)) {
        server.registerMBean(new InspectBean(), name);
      }
    } catch (JMException | SecurityException forbidden) {
      // Nobody can ask this JVM.
    }
  }
}
