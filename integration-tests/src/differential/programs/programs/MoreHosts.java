package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.ArrayList;
import java.util.function.Supplier;

/** What hosts reach above and around them. */
final class MoreHosts {
  interface Named {
    default String name(int x) {
      return "named " + x;
    }
  }

  interface Loud extends Named {
    @Override
    default String name(int x) {
      return Named.super.name(x) + "!";
    }

    @Async
    default Coroutine<String> twice(Source s) {
      String once = Named.super.name(await(s.of(1)));
      Supplier<String> reference = () -> Named.super.name(3);
      return done(once + name(2) + reference.get() + await(helper(s)));
    }

    @Async
    private Coroutine<String> helper(Source s) {
      return done(Named.super.name(await(s.of(4))) + await(statically(s)));
    }

    @Async
    private static Coroutine<String> statically(Source s) {
      return done("static" + await(s.of(5)));
    }
  }

  record Pair(String a, int... rest) implements Loud, Cloneable {
    @Async
    Coroutine<String> all(Source s) {
      String text = Loud.super.name(rest[0]) + await(s.of(a));
      return done(text + rest().length + (hashCode() == hashCode()) + equals(new Pair(a, rest)));
    }
  }

  static class Copied extends ArrayList<String> implements Cloneable, Loud {
    private int copies;

    @Async
    Coroutine<Object> copy(Source s) {
      add("one");
      add(await(s.of("two")));
      Copied other = (Copied) super.clone();
      Copied third = (Copied) clone();
      third.copies += other.size() + await(s.of(1));
      modCount++;
      int before = modCount;
      modCount += await(s.of(2));
      removeRange(0, 1);
      return done(
          other
              + ""
              + third
              + third.copies
              + (modCount - before)
              + Loud.super.name(7)
              + super.size());
    }

    @Override
    public int size() {
      return super.size();
    }
  }

  abstract static class Template<T> {
    @Async
    final Coroutine<T> run(Source s) {
      T first = make(await(s.of(1)));
      T second = make(await(s.of(2)));
      return done(pick(first, second));
    }

    protected abstract T make(int x);

    protected T pick(T one, T other) {
      return other;
    }
  }

  static class Strings extends Template<String> {
    @Override
    protected String make(int x) {
      return "s" + x;
    }

    @Override
    protected String pick(String one, String other) {
      return super.pick(other, one) + one;
    }
  }

  @Async
  static Coroutine<Object> interfaces(Trace t, Source s) {
    return done(await(new Loud() {}.twice(s)));
  }

  @Async
  static Coroutine<Object> records(Trace t, Source s) {
    t.log(await(new Pair("a", 1, 2).twice(s)));
    return done(await(new Pair("a", 1, 2).all(s)));
  }

  @Async
  static Coroutine<Object> superclassesOfTheJdk(Trace t, Source s) {
    return done(await(new Copied().copy(s)));
  }

  @Async
  static Coroutine<Object> templates(Trace t, Source s) {
    return done(await(new Strings().run(s)));
  }
}
