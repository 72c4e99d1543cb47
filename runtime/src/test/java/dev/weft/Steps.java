package dev.weft;

import dev.weft.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Turns a list of lambdas into a frame, as the compiler of async bodies would do with a straight
 * body: each step gets the value of the await before and gives what to await next.
 *
 * <pre>{@code
 * Steps.<String>body()
 *     .await(() -> sleep(ofSeconds(1)))
 *     .then(nothing -> log.add("woken"))
 *     .end(() -> "value");
 * }</pre>
 */
@SuppressWarnings("NullAway") // whether a value may be null is the test's matter
public final class Steps<T> extends Frame<T> {
  public interface Source {
    @Nullable Object get() throws Throwable;
  }

  public interface Sink {
    void accept(Object value) throws Throwable;
  }

  public interface Catch {
    void accept(Throwable failure) throws Throwable;
  }

  public interface Action {
    void run() throws Throwable;
  }

  /** One await, or none where there is no source; and what happens with its outcome. */
  private record Step(@Nullable Source source, Sink sink, @Nullable Catch handler) {}

  private final List<Step> steps = new ArrayList<>();
  private Source value = () -> null;
  private int state;
  private boolean awaiting;

  /** A body without a statement. */
  public Steps() {}

  public static <T> Steps<T> body() {
    return new Steps<>();
  }

  /** Awaits an {@link Awaitable} or a {@link CompletionStage}. */
  public Steps<T> await(Source source) {
    return await(source, value -> {});
  }

  public Steps<T> await(Source source, Sink sink) {
    steps.add(new Step(source, sink, null));
    return this;
  }

  /** Awaits inside {@code try { ... } catch (Throwable t) { ... }}. */
  public Steps<T> tryAwait(Source source, Catch handler) {
    steps.add(new Step(source, value -> {}, handler));
    return this;
  }

  /** The same, with something to do with the value. */
  public Steps<T> tryAwait(Source source, Sink sink, Catch handler) {
    steps.add(new Step(source, sink, handler));
    return this;
  }

  public Steps<T> run(Action action) {
    steps.add(new Step(null, value -> action.run(), null));
    return this;
  }

  public Steps<T> end(Source value) {
    this.value = value;
    return this;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    while (state < steps.size()) {
      Step step = steps.get(state);
      try {
        if (step.source == null) {
          step.sink.accept(null);
        } else {
          if (!awaiting) {
            awaiting = true;
            if (begin(step.source.get())) {
              return SUSPENDED;
            }
          }
          awaiting = false;
          step.sink.accept(result());
        }
      } catch (Throwable failure) {
        awaiting = false;
        if (step.handler == null) {
          throw failure;
        }
        step.handler.accept(failure);
      }
      state++;
    }
    return value.get();
  }

  private boolean begin(Object awaitable) throws Throwable {
    return awaitable instanceof CompletionStage<?> stage
        ? awaiting(stage)
        : awaiting((Awaitable<?>) awaitable);
  }
}
