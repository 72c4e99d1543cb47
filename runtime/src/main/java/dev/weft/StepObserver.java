package dev.weft;

import org.jspecify.annotations.Nullable;

/** Is told of each step of a loop, on the loop's thread. */
interface StepObserver {
  /** The task or the callback takes its step now. */
  void begin(Object job);

  /** The step is over. */
  void end();

  /** The one that there is, one that tells both, or null for none. */
  static @Nullable StepObserver of(@Nullable StepObserver first, @Nullable StepObserver second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return new Both(first, second);
  }

  /** Tells two. */
  record Both(StepObserver outer, StepObserver inner) implements StepObserver {
    @Override
    public void begin(Object job) {
      outer.begin(job);
      inner.begin(job);
    }

    @Override
    public void end() {
      inner.end();
      outer.end();
    }
  }
}
