package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.done;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What debug mode says of coroutines that nobody used. */
class UnawaitedTest extends LoopTest {
  private final List<String> warnings = new ArrayList<>();
  private final List<Coroutine<?>> kept = new ArrayList<>();

  @Test
  void coroutineThatNobodyAwaitedIsReportedWhenTheRunEnds() {
    debug(body().run(() -> drop(fetchData())));
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0))
        .startsWith("a coroutine was never awaited, so that nothing of it ran: ")
        .contains("dev.weft.Demo.fetchData");
  }

  @Test
  void reportSaysWhichLineCalledTheAsyncMethod() {
    debug(body().run(this::forgetful));
    assertThat(warnings.get(0)).contains("dev.weft.UnawaitedTest.forgetful(UnawaitedTest.java:");
  }

  @Test
  void coroutineOfTheLibraryIsReportedToo() {
    debug(body().run(() -> drop(sleep(seconds(1)))));
    assertThat(warnings).singleElement().asString().contains("sleep of PT1S", "UnawaitedTest.java");
  }

  @Test
  void whatYieldNowSharesIsNotReported() {
    debug(body().run(() -> kept.add(new Yield())).await(() -> yieldNow()));
    assertThat(warnings).isEmpty();
  }

  @Test
  void coroutineThatIsKeptUnusedIsReportedToo() {
    debug(body().run(() -> kept.add(fetchData())));
    assertThat(warnings).hasSize(1);
  }

  @Test
  void onePlaceIsReportedOnce() {
    debug(
        body()
            .run(
                () -> {
                  for (int i = 0; i < 7; i++) {
                    drop(fetchData());
                  }
                }));
    assertThat(warnings).singleElement().asString().contains(", 7 times;");
  }

  @Test
  void oneMethodHoldsNoMoreThanAThousand() {
    debug(
        body()
            .run(
                () -> {
                  for (int i = 0; i < 10_000; i++) {
                    drop(fetchData());
                  }
                }));
    assertThat(warnings).singleElement().asString().contains(", 1000 times;");
  }

  @Test
  void awaitedOnesAreNotReported() {
    debug(body().await(() -> fetchData()).await(() -> sleep(seconds(1))));
    assertThat(warnings).isEmpty();
  }

  @Test
  void oneThatIsAwaitedMuchLaterIsNotReported() {
    var body = body().run(() -> kept.add(fetchData()));
    for (int i = 0; i < 1000; i++) {
      body.await(() -> fetchData());
    }
    debug(body.await(() -> kept.get(0)));
    assertThat(warnings).isEmpty();
  }

  @Test
  void taskThatIsCancelledBeforeItBeginsIsNotReported() {
    debug(body().run(() -> createTask(fetchData()).cancel()).await(() -> yieldNow()));
    assertThat(warnings).isEmpty();
  }

  @Test
  void valueThatIsThereAlreadyIsNotReported() {
    debug(body().run(() -> drop(done("v"))));
    assertThat(warnings).isEmpty();
  }

  @Test
  void generatorThatNobodyAsksIsNotReported() {
    debug(body().run(() -> drop(Frame.asyncGenerator(fetchData()))));
    assertThat(warnings).isEmpty();
  }

  @Test
  void withoutDebugNothingIsReported() {
    AsyncMain.run(body().run(() -> drop(fetchData())), options().warnings(warnings::add));
    assertThat(warnings).isEmpty();
  }

  private void forgetful() {
    drop(fetchData());
  }

  /** Stands for an async method. */
  private static Coroutine<String> fetchData() {
    return new Demo$$fetchData();
  }

  @SuppressWarnings("unused")
  private static void drop(Object unused) {}

  private void debug(Coroutine<?> main) {
    AsyncMain.run(main, options().debug(true).slowCallback(seconds(60)).warnings(warnings::add));
  }
}
