package dev.weft.sync;

import dev.weft.EventLoop;
import dev.weft.Handle;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns a duration into a case that ends when it is over. */
final class TimeoutCase<R> implements Case<R> {
  private final Duration duration;
  private final Supplier<? extends R> supplier;
  private @Nullable Match match;
  private @Nullable Handle timer;

  TimeoutCase(Duration duration, Supplier<? extends R> supplier) {
    this.duration = duration;
    this.supplier = supplier;
  }

  @Override
  public boolean tryNow() {
    return duration.isZero() || duration.isNegative();
  }

  @Override
  public void await(Match match) {
    this.match = match;
    timer =
        EventLoop.current()
            .callLater(
                duration,
                () -> {
                  if (match.isOpen()) {
                    match.win(this);
                  }
                });
  }

  @Override
  public boolean isMatched() {
    return match != null && equals(match.winner());
  }

  @Override
  public void withdraw() {
    if (timer != null) {
      timer.cancel();
    }
  }

  @Override
  public boolean takeBack() {
    return true;
  }

  @Override
  public @Nullable R outcome() {
    return supplier.get();
  }
}
