package dev.weft.testing;

import static dev.weft.Coroutines.allTasks;
import static dev.weft.Coroutines.coroutine;
import static dev.weft.Coroutines.done;

import dev.weft.Coroutine;
import dev.weft.ErrorReport;
import dev.weft.RunOptions;
import dev.weft.Runner;
import dev.weft.Tasks;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the async methods of one test into runs on one loop; at the end, what was left behind
 * becomes a failure.
 */
final class AsyncTestRun implements AutoCloseable {
  private final TestSettings settings;
  private final List<ErrorReport> reports = new ArrayList<>();
  private final Runner runner;

  AsyncTestRun(TestSettings settings) {
    this.settings = settings;
    runner = new Runner(options(settings).exceptionHandler(reports::add));
  }

  private static RunOptions options(TestSettings settings) {
    RunOptions options =
        RunOptions.defaults()
            .name("test")
            .handleSignals(false)
            .shutdownGrace(settings.limit())
            .virtualTime(settings.time() == TestTime.VIRTUAL);
    return settings.seed().isPresent() ? options.randomOrder(settings.seed().getAsLong()) : options;
  }

  /** Ends what is left; fails if there was something. */
  @Override
  public void close() {
    try {
      run(VirtualTime.settle());
      String left = leftBehind();
      runner.close();
      if (!left.isEmpty()) {
        throw leak(new AssertionError("the test left tasks behind, which were cancelled: " + left));
      }
      if (!reports.isEmpty()) {
        throw leak(unretrieved());
      }
    } finally {
      runner.close();
    }
  }

  <T> T run(Coroutine<T> body) {
    try {
      return TimeLimit.watch(settings.limit(), runner.loop(), () -> runner.run(body));
    } catch (Throwable failure) {
      tellSeed(failure);
      throw failure;
    }
  }

  private String leftBehind() {
    int tasks = runner.run(coroutine(() -> done(allTasks().size() - 1)));
    return tasks == 0 ? "" : tasks + "; await or cancel them\n" + Tasks.dump(runner.loop());
  }

  private AssertionError unretrieved() {
    var first = reports.get(0);
    var error = new AssertionError("in the background: " + first.message(), first.exception());
    for (ErrorReport report : reports.subList(1, reports.size())) {
      error.addSuppressed(new AssertionError(report.message(), report.exception()));
    }
    return error;
  }

  private AssertionError leak(AssertionError error) {
    tellSeed(error);
    return error;
  }

  private void tellSeed(Throwable failure) {
    settings
        .seed()
        .ifPresent(
            seed ->
                failure.addSuppressed(
                    new SeedNote("the tasks ran in random order; again with -Dweft.seed=" + seed)));
  }

  /** Shown below the failure; it has no stack of its own. */
  private static final class SeedNote extends Throwable {
    private static final long serialVersionUID = 1;

    SeedNote(String message) {
      super(message, null, false, false);
    }
  }
}
