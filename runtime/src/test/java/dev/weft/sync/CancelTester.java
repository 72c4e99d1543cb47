package dev.weft.sync;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.yieldNow;

import dev.weft.AsyncMain;
import dev.weft.Coroutine;
import dev.weft.RunOptions;
import dev.weft.Task;
import dev.weft.frame.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns a scenario into many runs, in which tasks are cancelled at each step there is. */
final class CancelTester {
  /** After so many turns without a change nothing will change. */
  private static final int TURNS_TO_SETTLE = 40;

  private static final int MOST_TURNS = 2000;
  private static final int RANDOM_RUNS = Integer.getInteger("weft.runs", 400);

  private final Supplier<? extends Scenario> scenarios;

  private CancelTester(Supplier<? extends Scenario> scenarios) {
    this.scenarios = scenarios;
  }

  /** Each task cancelled at each turn, before and after the others run; then at random. */
  static void test(Supplier<? extends Scenario> scenarios) {
    var tester = new CancelTester(scenarios);
    tester.everyStep();
    tester.random();
  }

  private void everyStep() {
    Run plain = run("no cancel", new Random(0), (tasks, turn) -> {});
    for (int worker = 0; worker < plain.tasks.size(); worker++) {
      for (int turn = 0; turn <= plain.turns; turn++) {
        int victim = worker;
        int when = turn;
        for (int order = 0; order < 2; order++) {
          run(
              "cancel of task " + worker + " in turn " + turn + ", order " + order,
              new Random(order),
              (tasks, now) -> {
                if (now == when) {
                  tasks.get(victim).cancel("turn " + now);
                }
              });
        }
      }
    }
  }

  private void random() {
    long first = Long.getLong("weft.seed", System.nanoTime());
    for (int i = 0; i < RANDOM_RUNS; i++) {
      long seed = first + i;
      var random = new Random(seed);
      int chance = 2 + random.nextInt(6);
      run(
          "-Dweft.seed=" + seed + " -Dweft.runs=1",
          random,
          (tasks, turn) -> {
            while (random.nextInt(chance) == 0) {
              tasks.get(random.nextInt(tasks.size())).cancel("turn " + turn);
            }
          });
    }
  }

  private Run run(String what, Random random, Canceller canceller) {
    var scenario = scenarios.get();
    var run = new Run(scenario, random, canceller);
    try {
      AsyncMain.run(run, RunOptions.defaults().virtualTime(true));
      scenario.ended();
      for (Task<?> task : run.tasks) {
        run.requireGoodEnd(task);
      }
    } catch (Throwable failure) {
      throw new AssertionError("with " + what + ": " + failure.getMessage(), failure);
    }
    return run;
  }

  private interface Canceller {
    void cancel(List<Task<?>> tasks, int turn);
  }

  /** The main task: takes one turn after the other, cancels, and watches. */
  private static final class Run extends Frame<Void> {
    private final Scenario scenario;
    private final Random random;
    private final Canceller canceller;
    private final List<Task<?>> tasks = new ArrayList<>();
    private int turns;
    private int begunAt;
    private boolean begun;
    private boolean settled;
    private long lastCount = -1;
    private int quietTurns;

    Run(Scenario scenario, Random random, Canceller canceller) {
      this.scenario = scenario;
      this.random = random;
      this.canceller = canceller;
    }

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (!begun) {
        begun = true;
        // So that in some runs this cancels before, in others after the tasks took their steps.
        begunAt = random.nextInt(2);
        if (begunAt == 1) {
          createTasks();
        }
      } else {
        result();
        if (begunAt == 0) {
          begunAt = 1;
          createTasks();
        }
        if (!settled) {
          canceller.cancel(Collections.unmodifiableList(tasks), turns);
        }
        turns++;
      }
      if (isOver()) {
        return null;
      }
      if (awaiting(yieldNow())) {
        return SUSPENDED;
      }
      throw new AssertionError("a yield that did not suspend");
    }

    private boolean isOver() {
      if (turns > MOST_TURNS) {
        throw new AssertionError("does not come to an end: " + tasks);
      }
      long count = doneCount();
      quietTurns = count == lastCount ? quietTurns + 1 : 0;
      lastCount = count;
      if (quietTurns < TURNS_TO_SETTLE) {
        return false;
      }
      quietTurns = 0;
      int left = tasks.size() - (int) count;
      if (settled) {
        if (left > 0) {
          throw new AssertionError("a task cannot be cancelled: " + tasks);
        }
        return true;
      }
      settled = true;
      scenario.settled(left);
      tasks.forEach(task -> task.cancel("the end"));
      return false;
    }

    private long doneCount() {
      return tasks.stream().filter(Task::isDone).count();
    }

    private void createTasks() {
      for (Coroutine<?> worker : scenario.workers()) {
        tasks.add(createTask(worker));
      }
    }

    void requireGoodEnd(Task<?> task) throws Throwable {
      if (task.isCancelled()) {
        if (task.cancelling() == 0) {
          throw new AssertionError(task + " was cancelled by nobody");
        }
        return;
      }
      Throwable failure = task.exception();
      if (failure != null) {
        throw failure;
      }
    }
  }
}
