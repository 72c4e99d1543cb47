package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Await as an operand. */
final class Operands {

  static int field;

  @Async
  static Coroutine<Object> left(Trace t, Source s) {
    int x = await(s.of(1)) + t.num(2);
    return done(x);
  }

  @Async
  static Coroutine<Object> right(Trace t, Source s) {
    int x = t.num(1) - await(s.of(2));
    return done(x);
  }

  @Async
  static Coroutine<Object> both(Trace t, Source s) {
    int x = await(s.of(7)) * await(s.of(6));
    return done(x);
  }

  @Async
  static Coroutine<Object> betweenOthers(Trace t, Source s) {
    int x = t.num(1) + t.num(2) * await(s.of(3)) - t.num(4) % t.num(3) + await(s.of(5)) / t.num(2);
    return done(x);
  }

  @Async
  static Coroutine<Object> nested(Trace t, Source s) {
    int x = await(s.of(await(s.of(1)) + await(s.of(t.num(2)))));
    return done(x);
  }

  @Async
  static Coroutine<Object> awaitableOfAwaitable(Trace t, Source s) {
    int x = await(await(s.of(s.of(5))));
    return done(x);
  }

  @Async
  static Coroutine<Object> parenthesized(Trace t, Source s) {
    int x = ((await((s.of((4))))) + (t.num(1)));
    return done(x);
  }

  @Async
  static Coroutine<Void> mixedWidths(Trace t, Source s) {
    long a = await(s.of(1)) + 2L;
    double b = t.num(3) / await(s.of(2.0));
    float c = await(s.of(1.5f)) * t.num(2);
    double d = await(s.of('a')) + await(s.of((byte) 1)) + await(s.of((short) 2)) + await(s.of(3L));
    t.log(a);
    t.log(b);
    t.log(c);
    t.log(d);
    return done();
  }

  @Async
  static Coroutine<Void> integerOverflow(Trace t, Source s) {
    int x = Integer.MAX_VALUE;
    t.log(x + await(s.of(1)));
    t.log(await(s.of(Long.MIN_VALUE)) - 1);
    return done();
  }

  @Async
  static Coroutine<Void> shifts(Trace t, Source s) {
    t.log(await(s.of(1)) << t.num(33));
    t.log(-17 >> await(s.of(2L)));
    t.log(-17 >>> await(s.of(28)));
    t.log(await(s.of(-17L)) >>> 60);
    return done();
  }

  @Async
  static Coroutine<Void> bits(Trace t, Source s) {
    t.log(t.num(12) & await(s.of(10)));
    t.log(await(s.of(12)) | t.num(3));
    t.log(await(s.of(12)) ^ await(s.of(5)));
    t.log(~await(s.of(5)));
    return done();
  }

  @Async
  static Coroutine<Void> unary(Trace t, Source s) {
    t.log(-await(s.of(5)));
    t.log(+await(s.of('a')));
    t.log(!await(s.of(true)));
    t.log(-(-await(s.of(2.5))));
    return done();
  }

  @Async
  static Coroutine<Void> comparisons(Trace t, Source s) {
    t.log(await(s.of(1)) < t.num(2));
    t.log(t.num(1) >= await(s.of(2)));
    t.log(await(s.of(1)) == await(s.of(1)));
    t.log(await(s.of(1.0)) != t.num(1));
    t.log(await(s.of(Double.NaN)) == Double.NaN);
    return done();
  }

  @Async
  static Coroutine<Void> referenceEquality(Trace t, Source s) {
    Integer big = 1000;
    Object same = big;
    t.log(await(s.of(same)) == same);
    t.log(same != await(s.of(new Object())));
    t.log(await(s.of(1000)) == 1000);
    t.log(null == await(s.of((Object) null)));
    t.log(await(s.of((String) null)) == null);
    return done();
  }

  @Async
  static Coroutine<Void> booleans(Trace t, Source s) {
    t.log(t.is(true) & await(s.of(false)));
    t.log(await(s.of(false)) | t.is(true));
    t.log(await(s.of(true)) ^ await(s.of(true)));
    t.log(await(s.of(true)) == t.is(false));
    return done();
  }

  @Async
  static Coroutine<Void> casts(Trace t, Source s) {
    t.log((int) (double) await(s.of(3.9)));
    t.log((byte) (int) await(s.of(300)));
    t.log((char) (await(s.of(65)) + 1));
    t.log((Object) await(s.of("text")));
    Object o = "object";
    t.log(((String) await(s.of(o))).length());
    t.log((long) await(s.of(5)));
    return done();
  }

  @Async
  static Coroutine<Void> castThatFails(Trace t, Source s) {
    Object o = "text";
    try {
      Integer i = (Integer) await(s.of(o));
      t.log(i);
    } catch (ClassCastException e) {
      t.log("refused");
    }
    return done();
  }

  @Async
  static Coroutine<Void> instanceOf(Trace t, Source s) {
    Object o = "text";
    t.log(await(s.of(o)) instanceof String);
    t.log(await(s.of(o)) instanceof Integer);
    t.log(await(s.of((Object) null)) instanceof Object);
    return done();
  }

  @Async
  static Coroutine<Object> localReadBeforeAwaitKeepsItsValue(Trace t, Source s) {
    int x = 1;
    int y = x + (x = await(s.of(10))) + x;
    t.log(y);
    int z = x + x++ * await(s.of(2)) + x;
    t.log(z);
    return done(x);
  }

  @Async
  static Coroutine<Object> localAssignedInOperand(Trace t, Source s) {
    int a;
    int b = (a = 5) + await(s.of(1)) + a;
    t.log(b);
    int c = await(s.of(2)) + (a = 7) * a;
    t.log(c);
    return done(a);
  }

  @Async
  static Coroutine<Object> fieldReadBeforeAwait(Trace t, Source s) {
    field = 1;
    int x = field + await(change(t, s, 5)) + field;
    return done(x);
  }

  @Async
  static Coroutine<Object> callBeforeAwait(Trace t, Source s) {
    field = 1;
    int x = get(t) + await(change(t, s, 50)) + get(t);
    return done(x);
  }

  private static int get(Trace t) {
    t.log("get");
    return field;
  }

  @Async
  private static Coroutine<Integer> change(Trace t, Source s, int to) {
    t.log("change");
    field = await(s.of(to));
    return done(100);
  }
}
