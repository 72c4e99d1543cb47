package dev.weft;

import org.jspecify.annotations.Nullable;

/** Turns an async lambda into a coroutine during which a variable has another value. */
final class Bound<T, R> extends Coroutine<R> {
  private final AsyncLocal<T> variable;
  private final T value;
  private final AsyncSupplier<R> body;
  private @Nullable T outer;
  private boolean begun;

  Bound(AsyncLocal<T> variable, T value, AsyncSupplier<R> body) {
    this.variable = variable;
    this.value = value;
    this.body = body;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    boolean suspended = false;
    try {
      if (!begun) {
        begun = true;
        outer = variable.get();
        variable.set(value);
        suspended = awaiting(body.get());
      }
      return suspended ? SUSPENDED : result();
    } finally {
      if (!suspended) {
        takeBack();
      }
    }
  }

  @SuppressWarnings("NullAway") // T says whether a value may be null
  private void takeBack() {
    variable.set(outer);
  }
}
