package programs;

import static dev.weft.Coroutines.await;
import static dev.weft.Coroutines.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import harness.Source;
import harness.Trace;

/** Async methods of sealed interfaces and classes, and of those that they permit. */
final class SealedHosts {

  private sealed interface Expression permits Number, Sum, Scaled {
    @Async
    Coroutine<Integer> value(Source s);

    @Async
    default Coroutine<String> shown(Source s) {
      return done(prefix() + await(s.of(await(value(s)))));
    }

    private String prefix() {
      return getClass().getSimpleName() + " ";
    }
  }

  private record Number(int number) implements Expression {
    @Async
    @Override
    public Coroutine<Integer> value(Source s) {
      return done(await(s.of(number)));
    }
  }

  private record Sum(Expression one, Expression other) implements Expression {
    @Async
    @Override
    public Coroutine<Integer> value(Source s) {
      return done(await(one.value(s)) + await(other.value(s)));
    }
  }

  private abstract static sealed class Scaled implements Expression permits Twice, Any {
    abstract int factor();

    @Async
    @Override
    public Coroutine<Integer> value(Source s) {
      Expression inner = inner();
      return done(factor() * await(inner.value(s)));
    }

    abstract Expression inner();
  }

  private static final class Twice extends Scaled {
    @Override
    int factor() {
      return 2;
    }

    @Override
    Expression inner() {
      return new Number(4);
    }

    @Async
    @Override
    public Coroutine<Integer> value(Source s) {
      return done(await(super.value(s)) + await(s.of(1)));
    }
  }

  private static non-sealed class Any extends Scaled {
    @Override
    int factor() {
      return 3;
    }

    @Override
    Expression inner() {
      return factor() == 3 ? new Twice() : new Number(0);
    }
  }

  @Async
  static Coroutine<Object> all(Trace t, Source s) {
    Expression[] all = {new Number(1), new Sum(new Number(2), new Twice()), new Twice(), new Any()};
    for (Expression each : all) {
      t.log(await(each.shown(s)));
      if (await(s.of(each)) instanceof Sum sum && sum.one() instanceof Number number) {
        t.log(number.number() + await(sum.other().value(s)));
      }
    }
    return done("end");
  }
}
