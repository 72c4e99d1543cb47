package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording holds of tasks. */
class FlightRecordingTest extends LoopTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path directory;

  @SuppressWarnings("NullAway.Init") // set by a step
  private Task<?> task;

  /** As it happens by itself half a second after the first loop has begun to run. */
  @BeforeAll
  static void listen() {
    FlightRecording.listen();
  }

  @Test
  void taskStartTellsTheTaskAndItsCreator() throws IOException {
    List<RecordedEvent> events =
        record("TaskStart", body().run(() -> createTask(body(), "child")).await(() -> yieldNow()));
    assertThat(events)
        .extracting(event -> event.getString("task"), event -> event.getString("creator"))
        .containsExactly(tuple("Task-1", null), tuple("child", "Task-1"));
    assertThat(events.get(1).getString("loop")).isEqualTo("weft");
    assertThat(events.get(1).getLong("number")).isEqualTo(2);
  }

  @Test
  void taskEndTellsTheOutcome() throws IOException {
    List<RecordedEvent> events =
        record(
            "TaskEnd",
            body()
                .run(() -> createTask(body(), "good"))
                .run(() -> task = createTask(failLater(0, new IOException("x")), "bad"))
                .run(() -> createTask(later(9, ""), "late").cancel())
                .tryAwait(() -> task, failure -> {})
                .await(() -> yieldNow()));
    assertThat(events)
        .extracting(event -> event.getString("task"), event -> event.getString("outcome"))
        .containsExactly(
            tuple("good", "done"),
            tuple("late", "cancelled"),
            tuple("bad", "failed"),
            tuple("Task-1", "done"));
  }

  @Test
  void taskStepTellsWhatTheTaskWaitsForAndWhere() throws IOException {
    List<RecordedEvent> events = record("TaskStep", new Demo$$outer());
    assertThat(events)
        .extracting(event -> event.getString("awaits"), event -> event.getString("place"))
        .containsExactly(
            tuple("sleep, at most PT1S left", "dev.weft.Demo.outer(Demo.java:12)"), tuple("", ""));
  }

  @Test
  void slowStepTellsItsJobAndHowLongItTook() throws IOException {
    List<RecordedEvent> events = record("SlowStep", body().run(() -> spin(Duration.ofMillis(30))));
    assertThat(events).hasSize(1);
    assertThat(events.get(0).getString("job")).startsWith("Task[Task-1");
    assertThat(events.get(0).getDuration()).isGreaterThan(Duration.ofMillis(29));
  }

  @Test
  void quickStepsAreNotSlow() throws IOException {
    assertThat(record("SlowStep", body().await(() -> yieldNow()))).isEmpty();
  }

  @Test
  void recordingThatBeginsInARunIsNoticed() throws IOException {
    try (var recording = new Recording()) {
      run(
          body()
              .run(recording::start)
              .await(() -> sleep(seconds(1)))
              .run(() -> createTask(body(), "child"))
              .await(() -> yieldNow()));
      assertThat(events(recording, "TaskStart"))
          .extracting(event -> event.getString("task"))
          .containsExactly("child");
    }
  }

  @Test
  void stepsAreTakenUnobservedAfterARecording() throws IOException {
    record("TaskStart", body());
    assertThat(FlightRecording.runs()).isFalse();
  }

  private List<RecordedEvent> record(String event, Coroutine<?> main) throws IOException {
    try (var recording = new Recording()) {
      recording.enable("dev.weft." + event);
      recording.start();
      run(main);
      return events(recording, event);
    }
  }

  private List<RecordedEvent> events(Recording recording, String name) throws IOException {
    recording.stop();
    Path file = directory.resolve("events.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals("dev.weft." + name))
        .toList();
  }

  private static void spin(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
