package dev.weft;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What a generator and its body hand to each other. One {@link Step} at a time drives the body. */
final class Emissions<T> {
  private final Coroutine<?> body;
  private final Point point = new Point();
  private boolean begun;
  private boolean ended;
  private boolean emitted;
  private boolean hasValue;
  private @Nullable Object value;
  private @Nullable Step current;
  private boolean iterated;

  Emissions(Coroutine<?> body) {
    this.body = body;
    Unawaited.mayStayUnused(point);
    Unawaited.mayStayUnused(body);
  }

  /** Whether the body has begun and is not over. */
  boolean isOpen() {
    return begun && !ended;
  }

  /** Notes the one iteration that there is. */
  void iterate() {
    if (iterated) {
      throw new IllegalStateException(
          this + " was used before: a generator runs once, so call the method again");
    }
    iterated = true;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the compiler of async bodies checked the type
  T take() {
    if (!hasValue) {
      throw new NoSuchElementException("ask hasNext() first, and take a value once");
    }
    T taken = (T) value;
    hasValue = false;
    value = null;
    return taken;
  }

  /** What the body awaits to hand out a value. */
  Coroutine<Void> offer(@Nullable Object offered) {
    value = offered;
    point.task = null;
    return point;
  }

  /** Gives way to who asked for the value. */
  private final class Point extends Coroutine<Void> {
    @Override
    protected Object resume() {
      Step step = current;
      if (step == null) {
        throw new AssertionError("nobody asked " + body);
      }
      emitted = true;
      running().descend(step);
      return SUSPENDED;
    }
  }

  @Override
  public String toString() {
    return "generator " + body;
  }

  /** Runs the body up to its next value or its end: for {@code hasNext}, or to close it. */
  static final class Step extends Coroutine<Object> {
    private final Emissions<?> of;
    private final boolean closing;
    private boolean begun;

    private Step(Emissions<?> of, boolean closing) {
      this.of = of;
      this.closing = closing;
    }

    /** Gives whether there is a value. */
    @SuppressWarnings("unchecked") // a step gives what it was made for
    static Coroutine<Boolean> next(Emissions<?> emissions) {
      return (Coroutine<Boolean>) (Coroutine<?>) new Step(emissions, false);
    }

    /** Gives null. */
    @SuppressWarnings("unchecked") // a step gives what it was made for
    static Coroutine<Void> close(Emissions<?> emissions) {
      return (Coroutine<Void>) (Coroutine<?>) new Step(emissions, true);
    }

    Coroutine<Void> offer(@Nullable Object value) {
      return of.offer(value);
    }

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (!begun) {
        begun = true;
        if (of.current != null) {
          throw new IllegalStateException(
              of + " is in use: one task at a time may ask it for values or close it");
        }
        if (closing && !of.begun) {
          of.ended = true;
        }
        if (of.ended || (!closing && of.hasValue)) {
          return closing ? null : (Object) of.hasValue;
        }
        if (run()) {
          return SUSPENDED;
        }
      }
      return finish();
    }

    private boolean run() {
      of.current = this;
      Task<?> task = running();
      if (of.begun) {
        of.body.task = task;
        of.body.caller = this;
      } else {
        of.begun = true;
        of.body.begin(task, this);
      }
      task.input = closing ? new GeneratorExit() : null;
      task.failed = closing;
      of.hasValue = false;
      return enter(of.body);
    }

    private @Nullable Object finish() throws Throwable {
      of.current = null;
      if (of.emitted) {
        of.emitted = false;
        if (closing) {
          of.ended = true;
          throw new IllegalStateException(
              of + " emitted a value while it was closed: let the exception at emit pass");
        }
        of.hasValue = true;
        return true;
      }
      of.ended = true;
      try {
        Object unused = result();
      } catch (GeneratorExit exit) {
        if (!closing) {
          throw exit;
        }
      }
      return closing ? null : false;
    }
  }
}
