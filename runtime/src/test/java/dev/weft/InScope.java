package dev.weft;

import dev.weft.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Turns a scope and a body into a frame, as the compiler of async bodies would do with {@code try
 * (var scope = open()) { ... }}.
 */
@SuppressWarnings("NullAway") // the states say what is there
final class InScope<S extends AsyncScope> extends Frame<Object> {
  interface Opening<S> {
    S open() throws Throwable;
  }

  interface Block<S> {
    Coroutine<?> in(S scope) throws Throwable;
  }

  private final Opening<S> opening;
  private final Block<S> block;
  private @Nullable S scope;
  private @Nullable Throwable failure;
  private @Nullable Object value;
  private int state;

  InScope(Opening<S> opening, Block<S> block) {
    this.opening = opening;
    this.block = block;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (state == 0) {
      scope = opening.open();
      state = 1;
      try {
        if (awaiting(block.in(scope))) {
          return SUSPENDED;
        }
      } catch (Throwable thrown) {
        failure = thrown;
        state = 2;
      }
    }
    if (state == 1) {
      try {
        value = result();
      } catch (Throwable thrown) {
        failure = thrown;
      }
      state = 2;
    }
    if (state == 2) {
      state = 3;
      if (awaiting(scope.exit(failure))) {
        return SUSPENDED;
      }
    }
    boolean suppress = this.<Boolean>result();
    if (failure != null && !suppress) {
      throw failure;
    }
    return value;
  }
}
