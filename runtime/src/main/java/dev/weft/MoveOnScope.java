package dev.weft;

/**
 * A {@link TimeoutScope} that ends its block silently: the code behind the block goes on. {@link
 * #expired()} tells. Made by {@link Coroutines#moveOnAfter}.
 */
public final class MoveOnScope extends TimeoutScope {
  MoveOnScope(Task<?> task, long deadline) {
    super(task, deadline);
  }

  @Override
  public MoveOnScope persistent() {
    super.persistent();
    return this;
  }

  /** Not to be called, see {@link AsyncScope#close()}. */
  @Override
  public void close() {
    throw AsyncScope.notCompiled(this);
  }

  @Override
  boolean timedOut(CancelledError error) {
    return true;
  }
}
