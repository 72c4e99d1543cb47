package dev.weft;

import dev.weft.frame.Frame;
import org.jspecify.annotations.Nullable;

/** Turns an await into what compiled bodies do: a call in place of the coroutine. */
public final class InPlaceCall extends Frame<Object> {
  private final Call call;

  /** What is called. */
  public interface Call {
    @Nullable Object in(Task<?> task, int depth) throws Throwable;
  }

  public InPlaceCall(Call call) {
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
