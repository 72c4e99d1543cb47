package harness;

import java.util.List;

/** A superclass in another package than the programs': they reach what is protected in it. */
public class Elsewhere<T> {
  protected static int total = 10;
  protected int count = 1;
  protected byte small = 120;
  protected String text = "text";
  protected int[] numbers = {1, 2, 3};
  protected T value;
  protected final Trace trace;

  protected Elsewhere(Trace trace, T value) {
    this.trace = trace;
    this.value = value;
  }

  protected static String join(Object... all) {
    return "joined " + List.of(all);
  }

  protected static <X extends Comparable<X>> X larger(X one, X other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  protected String call(String name) {
    trace.log("call " + name);
    return "Elsewhere." + name;
  }

  @SafeVarargs
  protected final String all(String name, T... more) {
    return name + List.of(more);
  }

  protected <X extends Exception> void fail(X failure) throws X {
    throw failure;
  }

  protected Elsewhere<T> self() {
    trace.log("self");
    return this;
  }

  /** A nested type that only subclasses can name. */
  protected static class Part {
    public int size = 5;

    public Part() {}

    public String show() {
      return "part " + size;
    }
  }

  /** An inner one. */
  protected class Inside {
    public Inside() {}

    public T inner() {
      return value;
    }
  }
}
