package dev.weft;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns Ctrl-C and SIGTERM into a cancellation of the main task, and a second one into a dump of
 * all tasks and the end of the JVM.
 *
 * <p>The JDK has no exported API for signals in its standard modules. What {@code jdk.unsupported}
 * has is reached by reflection, so that nothing here depends on it; where it is missing, or the JVM
 * keeps the signals to itself ({@code -Xrs}), they do what they always did.
 */
final class Signals {
  private static final Map<String, Integer> NUMBERS = Map.of("INT", 2, "TERM", 15);

  /** What the shell says of a process that a signal has ended. */
  private static final int STATUS_OF_SIGNALS = 128;

  /** Who listens now; the handlers are installed as long as there is one. */
  private static final Set<Signals> LISTENERS = new LinkedHashSet<>();

  /** The handlers to put back, by the name of the signal. */
  private static final Map<String, Object> REPLACED = new HashMap<>();

  /** Our handler, once one was needed; for who holds the lock of {@link #LISTENERS}. */
  private static @Nullable Object handler;

  private static final String PREFIX = "SIG";

  private final EventLoop loop;
  private @Nullable Task<?> main;
  private boolean asked;

  Signals(EventLoop loop) {
    this.loop = loop;
  }

  /** From now on, the first signal cancels the task. */
  void listen(Task<?> main) {
    synchronized (LISTENERS) {
      this.main = main;
      asked = false;
      add();
    }
  }

  /** From now on, a signal ends the JVM: all that can be cancelled is. */
  void listenAtTheEnd() {
    synchronized (LISTENERS) {
      main = null;
      asked = true;
      add();
    }
  }

  void stop() {
    synchronized (LISTENERS) {
      if (LISTENERS.remove(this) && LISTENERS.isEmpty()) {
        restore();
      }
    }
  }

  private void add() {
    if (LISTENERS.isEmpty()) {
      install();
    }
    LISTENERS.add(this);
  }

  /** On a thread of the JVM, which must not be kept. */
  @SuppressWarnings("UnusedMethod") // found by its name
  private static void received(Object signal) {
    String name = signal.toString().substring(PREFIX.length());
    synchronized (LISTENERS) {
      boolean again = false;
      for (Signals listener : LISTENERS) {
        again |= !listener.ask(name);
      }
      if (again) {
        end(name);
      }
    }
  }

  /** Cancels the main task; false if that was asked for before. */
  private boolean ask(String name) {
    Task<?> main = this.main;
    if (asked || main == null) {
      return false;
    }
    asked = true;
    loop.execute(() -> main.cancel("SIG" + name));
    return true;
  }

  /** The threads of the loops may be stuck, so that this reads their tasks while they run. */
  private static void end(String name) {
    var text = new StringBuilder("SIG" + name + " came again; the program ends with these tasks:");
    for (Signals listener : LISTENERS) {
      text.append('\n').append(listener.loop.describe());
    }
    System.err.println(text);
    // Not here: exit waits for hooks, which may wait for who needs the lock.
    new Thread(
            () -> Runtime.getRuntime().exit(STATUS_OF_SIGNALS + NUMBERS.getOrDefault(name, 0)),
            "weft-exit")
        .start();
  }

  private static void install() {
    for (String name : NUMBERS.keySet()) {
      try {
        REPLACED.put(name, handle(name, handler()));
      } catch (ReflectiveOperationException unavailable) {
        REPLACED.remove(name);
      }
    }
  }

  private static void restore() {
    try {
      for (Map.Entry<String, Object> replaced : REPLACED.entrySet()) {
        handle(replaced.getKey(), replaced.getValue());
      }
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("a signal that was taken cannot be given back", impossible);
    }
    REPLACED.clear();
  }

  /**
   * What the JVM calls: a lambda for an interface that the compiler does not know. A {@link
   * java.lang.reflect.Proxy} would do too, but takes ten times as long to make, at each start.
   */
  private static Object handler() throws ReflectiveOperationException {
    Object known = handler;
    if (known == null) {
      known = newHandler();
      handler = known;
    }
    return known;
  }

  private static Object newHandler() throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> type = Class.forName("sun.misc.SignalHandler");
    Signals.class.getModule().addReads(type.getModule());
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      return LambdaMetafactory.metafactory(
              lookup,
              "handle",
              MethodType.methodType(type),
              MethodType.methodType(void.class, signal),
              lookup.findStatic(
                  Signals.class, "received", MethodType.methodType(void.class, Object.class)),
              MethodType.methodType(void.class, signal))
          .getTarget()
          .invoke();
    } catch (Throwable unavailable) {
      throw new ReflectiveOperationException(unavailable);
    }
  }

  /** Replaces the handler of a signal and gives the one before. */
  private static Object handle(String name, Object handler) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> type = Class.forName("sun.misc.SignalHandler");
    Object instance = signal.getConstructor(String.class).newInstance(name);
    try {
      return signal.getMethod("handle", signal, type).invoke(null, instance, handler);
    } catch (InvocationTargetException refused) {
      // An IllegalArgumentException: the JVM or somebody else has the signal.
      throw new ReflectiveOperationException(refused);
    }
  }
}
