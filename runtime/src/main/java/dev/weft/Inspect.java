package dev.weft;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Turns the id of a running JVM into the tree of its tasks and the numbers of its loops, on the
 * standard output.
 *
 * <pre>{@code
 * java -cp weft-runtime.jar dev.weft.Inspect PID
 * }</pre>
 *
 * <p>Needs a JDK, and the user that the other JVM runs as. Ends with the status 0, 1 if the JVM
 * cannot be asked, or 2 if it was called wrongly.
 */
public final class Inspect {
  private Inspect() {}

  /** Prints the tasks of the JVM whose id is the one argument. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length != 1) {
      err.println("usage: java -cp weft-runtime.jar dev.weft.Inspect PID (jps lists the ids)");
      return 2;
    }
    try {
      out.print(dump(arguments[0]));
      return 0;
    } catch (InstanceNotFoundException none) {
      err.println("no event loop has run in " + arguments[0] + " for half a second yet");
    } catch (ClassNotFoundException absent) {
      err.println("this Java has no module jdk.attach: run the command with a JDK");
    } catch (InvocationTargetException failure) {
      err.println("cannot attach to " + arguments[0] + ": " + failure.getCause());
    } catch (ReflectiveOperationException | IOException | JMException failure) {
      err.println("cannot ask " + arguments[0] + ": " + failure);
    }
    return 1;
  }

  @SuppressWarnings("BanJNDI") // the address is that of the JVM just attached to, on this machine
  private static String dump(String id)
      throws ReflectiveOperationException, IOException, JMException {
    var address = new JMXServiceURL(agentAddress(id));
    try (var connector = JMXConnectorFactory.connect(address)) {
      var server = connector.getMBeanServerConnection();
      var name = new ObjectName(LoopsMXBean.NAME);
      Object tree = server.invoke(name, "dump", new Object[0], new String[0]);
      var text = new StringBuilder(String.valueOf(tree));
      for (LoopStatistics loop : JMX.newMXBeanProxy(server, name, LoopsMXBean.class).getLoops()) {
        text.append(numbers(loop));
      }
      return text.toString();
    }
  }

  private static String numbers(LoopStatistics loop) {
    return String.format(
        "%s: %d of %d tasks pending, %d steps, %d jobs ready; busy for %d ms, waited for %d ms,"
            + " sleeps up to %d ms late%n",
        loop.getName(),
        loop.getPendingTasks(),
        loop.getMadeTasks(),
        loop.getSteps(),
        loop.getReadyJobs(),
        TimeUnit.NANOSECONDS.toMillis(loop.getBusyNanos()),
        TimeUnit.NANOSECONDS.toMillis(loop.getWaitingNanos()),
        TimeUnit.NANOSECONDS.toMillis(loop.getLongestDelayNanos()));
  }

  /** By reflection on the attach API, since a run-time image need not have its module. */
  private static String agentAddress(String id) throws ReflectiveOperationException {
    Class<?> type = Class.forName("com.sun.tools.attach.VirtualMachine");
    Object machine = type.getMethod("attach", String.class).invoke(null, id);
    try {
      return String.valueOf(type.getMethod("startLocalManagementAgent").invoke(machine));
    } finally {
      type.getMethod("detach").invoke(machine);
    }
  }
}
