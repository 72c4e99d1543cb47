package dev.weft;

import static dev.weft.Coroutines.createTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.frame.Frame;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Awaits as deep as memory allows, on the stack of a thread with the default size. */
class DepthTest extends LoopTest {
  private static final int DEPTH = 1_000_000;

  @Test
  void aMillionReadyCalls() {
    assertThat(run(new Down(DEPTH, null, null))).isEqualTo(DEPTH);
  }

  @Test
  void aMillionCallsOverALateOne() {
    Promise<Integer> bottom = new Promise<>();
    assertThat(run(new Late(new Down(DEPTH, bottom, null), () -> bottom.setResult(0))))
        .isEqualTo(DEPTH);
  }

  @Test
  void anExceptionThroughAMillionReadyCalls() {
    var failure = new IllegalArgumentException("bottom");
    assertThat(failureOf(new Down(DEPTH, null, failure))).isSameAs(failure);
  }

  @Test
  void anExceptionThroughAMillionSuspendedCalls() {
    var failure = new IllegalArgumentException("bottom");
    Promise<Integer> bottom = new Promise<>();
    assertThat(
            failureOf(new Late(new Down(DEPTH, bottom, null), () -> bottom.setException(failure))))
        .isSameAs(failure);
  }

  @Test
  void aMillionCallsThatEachSuspendOnTheWayUp() {
    assertThat(run(new Yielding(100_000))).isEqualTo(100_000);
  }

  @Test
  void cancellingReachesTheBottomOfAMillionCalls() {
    Promise<Integer> bottom = new Promise<>();
    assertThat(failureOf(new Late(new Down(DEPTH, bottom, null), () -> bottom.cancel("enough"))))
        .isInstanceOf(CancelledError.class)
        .hasMessage("enough");
  }

  @Test
  void cancellingGoesDownAMillionTasks() {
    run(
        body()
            .run(
                () -> {
                  Promise<Integer> bottom = new Promise<>();
                  Promise<Integer> top = bottom;
                  for (int i = 0; i < DEPTH; i++) {
                    top = createTask(new Down(1, top, null));
                  }
                  log.add(bottom);
                  log.add(top);
                })
            .await(Coroutines::yieldNow)
            .run(() -> ((Promise<?>) log.get(1)).cancel("all"))
            .tryAwait(() -> log.get(1), log::add));
    assertThat(((Promise<?>) log.get(0)).isCancelled()).isTrue();
    assertThat((Throwable) log.get(2)).isInstanceOf(CancelledError.class).hasMessage("all");
  }

  @Test
  void resumingIsAsQuickAtTheBottomOfManyCallsAsAtTheTop() {
    long shallow = nanosOfYields(1);
    long deep = nanosOfYields(100_000);
    // A walk along the frames would make it many thousand times as slow.
    assertThat(deep).isLessThan(shallow * 50 + 1_000_000_000L);
  }

  private long nanosOfYields(int depth) {
    var nanos = new AtomicLong();
    run(new Down(depth, () -> new YieldLoop(20_000, nanos), null));
    return nanos.get();
  }

  /** Awaits itself one less deep; at the bottom an awaitable, a failure, or nothing. */
  private static final class Down extends Frame<Integer> {
    private final int depth;
    private final @Nullable Awaitable<Integer> bottom;
    private final @Nullable RuntimeException failure;
    private int state;

    Down(int depth, @Nullable Awaitable<Integer> bottom, @Nullable RuntimeException failure) {
      this.depth = depth;
      this.bottom = bottom;
      this.failure = failure;
    }

    @Override
    protected Object resume() throws Throwable {
      if (state == 0) {
        state = 1;
        if (depth == 0 && failure != null) {
          throw failure;
        }
        if (depth == 0 && bottom == null) {
          return 0;
        }
        if (depth == 0 ? awaiting(bottom) : awaiting(new Down(depth - 1, bottom, failure))) {
          return SUSPENDED;
        }
      }
      int below = this.<Integer>result();
      return depth == 0 ? below : below + 1;
    }
  }

  /** Yields again and again, and takes the time. */
  private static final class YieldLoop extends Frame<Integer> {
    private final AtomicLong nanos;
    private int left;
    private long start;

    YieldLoop(int count, AtomicLong nanos) {
      this.nanos = nanos;
      left = count;
    }

    @Override
    protected Object resume() throws Throwable {
      if (start == 0) {
        start = System.nanoTime();
      } else {
        result();
      }
      if (left > 0) {
        left--;
        if (awaiting(Coroutines.yieldNow())) {
          return SUSPENDED;
        }
      }
      nanos.set(System.nanoTime() - start);
      return 0;
    }
  }

  /** Suspends once at each level, after the levels below. */
  private static final class Yielding extends Frame<Integer> {
    private final int depth;
    private int below;
    private int state;

    Yielding(int depth) {
      this.depth = depth;
    }

    @Override
    protected Object resume() throws Throwable {
      if (depth == 0) {
        return 0;
      }
      if (state == 0) {
        state = 1;
        if (awaiting(new Yielding(depth - 1))) {
          return SUSPENDED;
        }
      }
      if (state == 1) {
        below = this.<Integer>result();
        state = 2;
        if (awaiting(Coroutines.yieldNow())) {
          return SUSPENDED;
        }
      }
      result();
      return below + 1;
    }
  }

  /** Lets an action happen when the coroutine has suspended. */
  private static final class Late extends Frame<Integer> {
    private final Coroutine<Integer> coroutine;
    private final Runnable action;
    private boolean begun;

    Late(Coroutine<Integer> coroutine, Runnable action) {
      this.coroutine = coroutine;
      this.action = action;
    }

    @Override
    protected Object resume() throws Throwable {
      if (!begun) {
        begun = true;
        EventLoop.current().callSoon(action);
        if (awaiting(coroutine)) {
          return SUSPENDED;
        }
      }
      return this.<Integer>result();
    }
  }
}
