package dev.weft;

/**
 * A variable with a value for each task: what a request id is to all that serves the request.
 *
 * <pre>{@code
 * static final AsyncLocal<String> REQUEST = new AsyncLocal<>("none");
 *
 * REQUEST.set("r-17");
 * await(handle(request)); // sees r-17, and may change it for the code behind
 * createTask(audit());    // begins with r-17; what it sets is its own
 * }</pre>
 *
 * <p>As a context variable of asyncio: a new task copies all values of its creator, at no cost that
 * grows with their number; awaiting a coroutine shares the caller's; a callback sees the values at
 * its registration, and what it sets ends with it. {@link Coroutines#toThread} takes the values
 * along, and so do {@link EventLoop#execute} and {@link EventLoop#submit}. The main tasks of one
 * {@link Runner} go on with one another's. Outside of loops, each thread has values of its own.
 *
 * <p>May be used from any thread. Never suspends.
 */
public final class AsyncLocal<T> {
  private final T initial;

  /** A variable that is {@code initial} wherever nothing was set. */
  public AsyncLocal(T initial) {
    this.initial = initial;
  }

  /** The value here. */
  @SuppressWarnings({"unchecked", "NullAway"}) // only set() puts a value in; T may allow null
  public T get() {
    Values values = Values.current();
    return values != null && values.has(this) ? (T) values.get(this) : initial;
  }

  /** Sets the value for the code that follows in this task, callback or thread. */
  public void set(T value) {
    Values.makeCurrent(Values.with(Values.current(), this, value));
  }

  /**
   * Sets the value while the async lambda runs, whatever ends it; it runs in the awaiting task.
   * Suspends where the lambda does; cancelling cancels what the lambda waits for.
   *
   * <pre>{@code
   * await(REQUEST.where("r-17", () -> handle(request)));
   * }</pre>
   */
  public <R> Coroutine<R> where(T value, AsyncSupplier<R> body) {
    if (body == null) {
      throw new NullPointerException("the body must not be null");
    }
    return new Bound<>(this, value, body);
  }

  /** Sets the value while the action runs, which cannot await. */
  public void during(T value, Runnable action) {
    if (action == null) {
      throw new NullPointerException("the action must not be null");
    }
    T outer = get();
    set(value);
    try {
      action.run();
    } finally {
      set(outer);
    }
  }
}
