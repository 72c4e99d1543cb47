package dev.weft.jfr;

import java.util.function.Consumer;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/** Turns the begins and ends of flight recordings into the answer whether one runs. */
public final class Recordings implements FlightRecorderListener {
  private final Consumer<Boolean> running;

  private Recordings(Consumer<Boolean> running) {
    this.running = running;
  }

  /** Tells whether a recording runs: now, and whenever one begins or ends, on any thread. */
  public static void tell(Consumer<Boolean> running) {
    var recordings = new Recordings(running);
    FlightRecorder.addListener(recordings);
    if (FlightRecorder.isInitialized()) {
      recordings.tell();
    }
  }

  @Override
  public void recordingStateChanged(Recording recording) {
    tell();
  }

  private void tell() {
    running.accept(
        FlightRecorder.getFlightRecorder().getRecordings().stream()
            .anyMatch(recording -> recording.getState() == RecordingState.RUNNING));
  }
}
