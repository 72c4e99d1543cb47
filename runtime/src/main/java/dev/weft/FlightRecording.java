package dev.weft;

import dev.weft.jfr.Recordings;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Knows whether a flight recording runs. On the way to the first await no class of the recorder is
 * loaded unless one does: to touch it costs a program hundreds of classes.
 */
final class FlightRecording {
  /** How the names of the threads begin that the JDK starts for a recording. */
  private static final String RECORDERS_THREADS = "JFR ";

  private static final AtomicBoolean LOOKED = new AtomicBoolean();
  private static final AtomicBoolean LISTENING = new AtomicBoolean();

  private static volatile boolean running;

  private FlightRecording() {}

  /**
   * Whether one runs. A recording that was there before the first loop is seen at once, by the
   * recorder's threads; afterwards the recorder tells, once {@link #listen} was called.
   */
  static boolean runs() {
    if (!LOOKED.get() && LOOKED.compareAndSet(false, true) && hasRecordersThread()) {
      listen();
    }
    return running;
  }

  /** Lets the recorder tell from now on; does nothing where there is none. */
  static void listen() {
    if (LISTENING.compareAndSet(false, true)) {
      try {
        Recordings.tell(FlightRecording::changed);
      } catch (LinkageError | RuntimeException absent) {
        // A run-time image without jdk.jfr, or a JVM that has no recorder.
      }
    }
  }

  private static void changed(boolean runs) {
    running = runs;
    Tasks.recordingChanged();
  }

  private static boolean hasRecordersThread() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    var threads = new Thread[group.activeCount() + 10];
    int count = group.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i].getName().startsWith(RECORDERS_THREADS)) {
        return true;
      }
    }
    return false;
  }
}
