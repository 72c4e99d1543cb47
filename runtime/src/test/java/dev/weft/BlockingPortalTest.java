package dev.weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How blocking code calls into a loop. */
class BlockingPortalTest extends LoopTest {

  @Test
  void callGivesTheValue() {
    try (var portal = BlockingPortal.start(options())) {
      assertThat(portal.call(later(60, "value"))).isEqualTo("value");
      assertThat(portal.call(later(60, "again"))).isEqualTo("again");
    }
  }

  @Test
  void callThrowsTheVeryException() {
    var failure = new IOException("no");
    try (var portal = BlockingPortal.start(options())) {
      assertThat(catchThrowable(() -> portal.call(failLater(1, failure)))).isSameAs(failure);
    }
  }

  @Test
  void callRunsOnTheLoopOfThePortal() {
    try (var portal = BlockingPortal.start(options().name("servlet"))) {
      String thread = portal.call(LoopTest.<String>body().end(BlockingPortalTest::threadName));
      assertThat(thread).isEqualTo("servlet-portal");
      assertThat(portal.loop().isThread()).isFalse();
    }
  }

  @Test
  void callInsideALoopIsRefused() {
    try (var portal = BlockingPortal.start(options())) {
      Throwable failure = failureOf(body().run(() -> portal.call(later(1, ""))));
      assertThat(failure)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("await the coroutine");
    }
  }

  @Test
  void interruptCancelsTheCall() {
    try (var portal = BlockingPortal.start()) {
      Thread.currentThread().interrupt();
      Coroutine<Object> endless = body().await(Promise::new);
      assertThat(catchThrowable(() -> portal.call(endless))).isInstanceOf(CancelledError.class);
      assertThat(Thread.interrupted()).isTrue();
      // Left are the task that keeps the portal open and the one that counts.
      int tasks =
          portal.call(
              LoopTest.<Integer>body()
                  .await(Coroutines::yieldNow)
                  .await(Coroutines::yieldNow)
                  .end(() -> Coroutines.allTasks().size()));
      assertThat(tasks).isEqualTo(2);
    }
  }

  @Test
  void closeCancelsWhatIsLeft() {
    var portal = BlockingPortal.start();
    var future = portal.submit(body().await(Promise::new));
    portal.call(body());
    portal.close();
    assertThat(future).isCancelled();
  }

  @Test
  void callAfterCloseIsRefused() {
    var portal = BlockingPortal.start();
    portal.close();
    portal.close();
    assertThatThrownBy(() -> portal.call(later(1, "")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("start another one");
  }

  private static String threadName() {
    return Thread.currentThread().getName();
  }
}
