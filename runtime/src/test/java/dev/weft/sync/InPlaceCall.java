package dev.weft.sync;

import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.frame.Frame;
import org.jspecify.annotations.Nullable;

/** Turns an await into what compiled bodies do: a call in place of the coroutine. */
final class InPlaceCall extends Frame<Object> {
  private final Call call;

  interface Call {
    @Nullable Object in(Task<?> task, int depth) throws Throwable;
  }

  InPlaceCall(Call call) {
    this.call = call;
  }

  @Override
  protected @Nullable Object awaitIn(Task<?> task, int depth, @Nullable Coroutine<?> caller)
      throws Throwable {
    return call.in(task, depth);
  }

  @Override
  protected Object resume() {
    throw new AssertionError("the call was made in place");
  }
}
