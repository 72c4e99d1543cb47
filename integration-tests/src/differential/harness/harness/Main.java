package harness;

import dev.weft.AsyncMain;
import dev.weft.Coroutine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Runs all programs of the classes it is given, in each mode, and writes their traces to a file.
 */
public final class Main {
  private static final long LIMIT_MILLIS = 60_000;

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    List<String> report = new ArrayList<>();
    for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
      for (Method program : programs(name, report)) {
        for (Mode mode : Mode.values()) {
          report.add(
              "# "
                  + program.getDeclaringClass().getSimpleName()
                  + "."
                  + program.getName()
                  + " "
                  + mode);
          run(program, mode).forEach(line -> report.add("  " + onOneLine(line)));
        }
      }
    }
    Files.write(Path.of(arguments[0]), report);
    // A program that hangs leaves its thread behind.
    System.exit(0);
  }

  /** A class that the virtual machine does not take has none, but one line in the report. */
  private static List<Method> programs(String name, List<String> report) throws Exception {
    try {
      return programs(Class.forName(name));
    } catch (LinkageError notThere) {
      String simpleName = name.substring(name.lastIndexOf('.') + 1);
      report.add("# " + simpleName + ".notLinked " + Mode.READY);
      report.add("  " + onOneLine(notThere.toString()));
      return List.of();
    }
  }

  private static List<Method> programs(Class<?> holder) {
    return Arrays.stream(holder.getDeclaredMethods())
        .filter(
            method ->
                Arrays.equals(
                    method.getParameterTypes(), new Class<?>[] {Trace.class, Source.class}))
        .filter(method -> !method.isSynthetic())
        .filter(method -> java.lang.reflect.Modifier.isStatic(method.getModifiers()))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  private static List<String> run(Method program, Mode mode) throws InterruptedException {
    Trace trace = new Trace();
    Thread thread = new Thread(() -> run(program, trace, new Source(trace, mode)));
    thread.setDaemon(true);
    thread.start();
    thread.join(LIMIT_MILLIS);
    if (thread.isAlive()) {
      return List.of("hangs at " + Arrays.toString(thread.getStackTrace()));
    }
    return trace.lines();
  }

  /** Also half a pair of surrogates can be written so. */
  private static String onOneLine(String text) {
    StringBuilder line = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '\n') {
        line.append("\\n");
      } else if (c < ' ' || c > '~') {
        line.append(String.format("\\u%04x", (int) c));
      } else {
        line.append(c);
      }
    }
    return line.toString();
  }

  private static void run(Method program, Trace trace, Source source) {
    try {
      program.setAccessible(true);
      Object value = AsyncMain.run((Coroutine<?>) program.invoke(null, trace, source));
      trace.log("returned");
      trace.log(value);
    } catch (InvocationTargetException failure) {
      logFailure(trace, "threw", failure.getCause());
    } catch (Throwable failure) {
      logFailure(trace, "threw", failure);
    }
  }

  private static void logFailure(Trace trace, String how, Throwable failure) {
    // The texts of these are made by the virtual machine from names in the class file.
    boolean own = !(failure instanceof NullPointerException);
    trace.log(how + " " + (own ? failure : failure.getClass().getName()));
    for (Throwable suppressed : failure.getSuppressed()) {
      logFailure(trace, "suppressed", suppressed);
    }
  }
}
