package dev.weft.sync;

import dev.weft.Promise;
import dev.weft.Registration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a promise into a case that ends as it does. */
final class DoneCase<T, R> implements Case<R> {
  private final Promise<T> promise;
  private final Function<? super T, ? extends R> function;
  private @Nullable Match match;
  private @Nullable Registration registration;

  DoneCase(Promise<T> promise, Function<? super T, ? extends R> function) {
    this.promise = promise;
    this.function = function;
  }

  @Override
  public boolean tryNow() {
    return promise.isDone();
  }

  @Override
  public void await(Match match) {
    this.match = match;
    registration =
        promise.onDone(
            done -> {
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
    if (registration != null) {
      registration.remove();
    }
  }

  @Override
  public boolean takeBack() {
    return true;
  }

  @Override
  public @Nullable R outcome() {
    return function.apply(promise.result());
  }
}
