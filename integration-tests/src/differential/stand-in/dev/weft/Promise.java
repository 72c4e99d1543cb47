package dev.weft;

/** An outcome that a callback of the loop sets. */
public final class Promise<T> implements Awaitable<T> {
  private boolean done;
  private T value;
  private Throwable failure;

  public void setResult(T result) {
    value = result;
    done = true;
  }

  public void setException(Throwable exception) {
    failure = exception;
    done = true;
  }

  public boolean isDone() {
    return done;
  }

  @Override
  public Coroutine<T> toCoroutine() {
    EventLoop.current().runUntil(this::isDone);
    if (failure != null) {
      throw Coroutines.<RuntimeException>unchecked(failure);
    }
    return new Coroutine<>(value);
  }
}
