package dev.weft;

import static dev.weft.Coroutines.createTask;
import static dev.weft.Coroutines.currentTask;
import static dev.weft.Coroutines.moveOnAfter;
import static dev.weft.Coroutines.nonCancellable;
import static dev.weft.Coroutines.sleep;
import static dev.weft.Coroutines.yieldNow;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Random nests of scopes whose blocks swallow every cancellation. A suspension has to be cancelled
 * if it begins in a persistent scope that was cancelled, unless a mask lies between; all ends, and
 * leaves no request behind but those from outside.
 */
class RandomScopesTest extends LoopTest {
  private static final int SEEDS = 400;
  private static final int DEEPEST = 4;

  /** How many suspensions had to be cancelled. */
  private int insisted;

  @TestFactory
  Stream<DynamicTest> eachSuspensionInACancelledPersistentScopeIsCancelled() {
    return Stream.concat(
        IntStream.range(0, SEEDS)
            .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> requireRight(seed))),
        Stream.of(
            DynamicTest.dynamicTest(
                "there were such", () -> assertThat(insisted).isGreaterThan(SEEDS))));
  }

  private void requireRight(int seed) {
    log.clear();
    var random = new Random(seed);
    Task<?>[] task = new Task<?>[1];
    int requests = random.nextInt(3);
    run(
        body()
            .run(() -> task[0] = createTask(block(random, DEEPEST, List.of())))
            .run(
                () -> {
                  for (int i = 0; i < requests; i++) {
                    EventLoop.current()
                        .callLater(seconds(random.nextInt(20)), () -> countIfTaken(task[0]));
                  }
                })
            .tryAwait(() -> task[0], error -> log.add(error)));
    long taken = log.stream().filter(Boolean.TRUE::equals).count();
    assertThat(log).noneMatch(String.class::isInstance);
    assertThat((long) task[0].cancelling()).isEqualTo(taken);
    assertThat(reports).isEmpty();
  }

  private void countIfTaken(Task<?> task) {
    log.add(task.cancel("outside"));
  }

  /** A body of a few awaits and scopes; those that cover it are given, the outermost first. */
  private Coroutine<Object> block(Random random, int depth, List<BooleanSupplier> covering) {
    Steps<Object> steps = body();
    for (int i = random.nextInt(3) + 1; i > 0; i--) {
      switch (depth == 0 ? 0 : random.nextInt(6)) {
        case 1 -> steps.tryAwait(() -> limited(random, depth - 1, covering), this::swallow);
        case 2 -> steps.tryAwait(() -> grouped(random, depth - 1, covering), this::swallow);
        case 3 ->
            steps.tryAwait(
                () -> nonCancellable(() -> block(random, depth - 1, List.of())), this::swallow);
        default -> suspend(steps, random, covering);
      }
    }
    return steps;
  }

  private void suspend(Steps<Object> steps, Random random, List<BooleanSupplier> covering) {
    boolean[] mustThrow = new boolean[1];
    steps.tryAwait(
        () -> {
          mustThrow[0] = covering.stream().anyMatch(BooleanSupplier::getAsBoolean);
          insisted += mustThrow[0] ? 1 : 0;
          int time = random.nextInt(4);
          return time == 0 ? yieldNow() : sleep(seconds(time));
        },
        value -> {
          if (mustThrow[0]) {
            log.add("a suspension was not cancelled");
          }
        },
        this::swallow);
  }

  private Coroutine<Object> limited(Random random, int depth, List<BooleanSupplier> covering) {
    List<BooleanSupplier> inside = new ArrayList<>(covering);
    boolean persistent = random.nextBoolean();
    return new InScope<>(
        () -> {
          MoveOnScope scope = moveOnAfter(seconds(random.nextInt(8)));
          return persistent ? persistent(scope, inside) : scope;
        },
        scope -> block(random, depth, inside));
  }

  private static MoveOnScope persistent(MoveOnScope scope, List<BooleanSupplier> inside) {
    inside.add(scope::expired);
    return scope.persistent();
  }

  /** A group with a task that swallows, and sometimes one that cancels the group. */
  private Coroutine<Object> grouped(Random random, int depth, List<BooleanSupplier> covering) {
    boolean[] cancelled = new boolean[1];
    List<BooleanSupplier> inside = new ArrayList<>(covering);
    inside.add(() -> cancelled[0]);
    return new InScope<>(
        () -> TaskGroup.open().persistent(),
        group ->
            body()
                .run(() -> group.createTask(block(random, depth, List.of(() -> cancelled[0]))))
                .run(
                    () ->
                        group.createTask(
                            body()
                                .await(() -> sleep(seconds(random.nextInt(9))))
                                .run(() -> cancelled[0] = random.nextBoolean())
                                .run(() -> cancelIf(cancelled[0], group))))
                .await(() -> block(random, depth, inside))
                .run(() -> requireCountIsNotNegative()));
  }

  private static void cancelIf(boolean wanted, TaskGroup group) {
    if (wanted) {
      group.cancel();
    }
  }

  private static void requireCountIsNotNegative() {
    assertThat(requireNonNull(currentTask()).cancelling()).isNotNegative();
  }

  private void swallow(Throwable failure) {
    if (!(failure instanceof CancelledError)) {
      log.add("unexpected: " + failure);
    }
  }
}
