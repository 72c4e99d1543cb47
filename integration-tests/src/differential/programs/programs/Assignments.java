package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Await in assignments to all kinds of targets. */
final class Assignments {

  static int statics;
  static String text;
  static byte narrow;
  int field;
  Integer boxed = 5;
  long wide;

  @Async
  static Coroutine<Object> compoundUnboxesTheOldValueFirst(Trace t, Source s) {
    Integer nothing = null;
    try {
      nothing += await(s.of(1));
    } catch (NullPointerException e) {
      t.log("local");
    }
    Integer[] array = {null, 4};
    try {
      array[t.num(0)] *= await(s.of(2));
    } catch (NullPointerException e) {
      t.log("element");
    }
    array[t.num(1)] *= await(s.of(2));
    Long wide = 5L;
    wide += await(s.of(3));
    Boolean flag = true;
    flag &= await(s.of(false));
    Double real = 1.5;
    real /= await(s.of(2.0));
    t.log(array[1] + " " + wide + flag + real);
    return done(nothing);
  }

  @Async
  static Coroutine<Object> compoundOfObjects(Trace t, Source s) {
    Object o = 5;
    o += "x" + await(s.of(1));
    CharSequence chars = null;
    chars += await(s.of("y"));
    Object[] array = {null, "z"};
    array[t.num(1)] += await(s.of("w"));
    return done(o + " " + chars + array[1]);
  }

  @Async
  static Coroutine<Object> chain(Trace t, Source s) {
    int a;
    int b;
    int c = a = b = await(s.of(3));
    return done(a * 100 + b * 10 + c);
  }

  @Async
  static Coroutine<Object> chainToDifferentTargets(Trace t, Source s) {
    Assignments o = new Assignments();
    int[] a = new int[2];
    o.field = a[t.num(1)] = statics = await(s.of(8));
    t.log(a);
    return done(o.field + statics);
  }

  @Async
  static Coroutine<Void> widening(Trace t, Source s) {
    long a = await(s.of(1));
    double b = await(s.of(2L));
    float c = await(s.of('c'));
    a = await(s.of((byte) 4));
    b = await(s.of(5f));
    Object d = await(s.of(6));
    Number e = await(s.of(7));
    t.log(a);
    t.log(b);
    t.log(c);
    t.log(d);
    t.log(e);
    return done();
  }

  @Async
  static Coroutine<Object> compoundLocal(Trace t, Source s) {
    int x = 1;
    x += await(s.of(2));
    x -= t.num(10) * await(s.of(2));
    x *= x + (x = await(s.of(3)));
    x <<= await(s.of(2L));
    x ^= await(s.of(5));
    x %= await(s.of(7));
    return done(x);
  }

  @Async
  static Coroutine<Void> compoundNarrows(Trace t, Source s) {
    byte b = 120;
    b += await(s.of(10));
    t.log(b);
    char c = 'a';
    c += await(s.of(1));
    t.log(c);
    short h = 3;
    h *= await(s.of(1.5));
    t.log(h);
    int i = 10;
    i /= await(s.of(2.5));
    t.log(i);
    i += await(s.of(1L << 40));
    t.log(i);
    narrow = 100;
    narrow += await(s.of(100));
    t.log(narrow);
    byte[] a = {1};
    a[0] -= await(s.of(1000));
    t.log(a);
    long l = 1;
    l >>>= await(s.of(1));
    t.log(l);
    return done();
  }

  @Async
  static Coroutine<Object> compoundField(Trace t, Source s) {
    Assignments o = new Assignments();
    o.field = 1;
    o.field += await(s.of(2));
    make(t, o).field -= await(s.of(3));
    o.field += (o.field = 100) + await(s.of(1));
    return done(o.field);
  }

  private static Assignments make(Trace t, Assignments o) {
    t.log("make");
    return o;
  }

  @Async
  static Coroutine<Object> compoundStatic(Trace t, Source s) {
    statics = 1;
    statics += await(bump(s));
    return done(statics);
  }

  @Async
  private static Coroutine<Integer> bump(Source s) {
    statics = await(s.of(50));
    return done(7);
  }

  @Async
  static Coroutine<Void> compoundElement(Trace t, Source s) {
    int[] a = {1, 2, 3};
    a[await(s.of(1))] += t.num(5);
    a[t.num(2)] *= await(s.of(4));
    a[await(s.of(0))] -= await(s.of(9));
    t.log(a);
    return done();
  }

  @Async
  static Coroutine<Object> compoundString(Trace t, Source s) {
    String x = "a";
    x += await(s.of(1));
    x += 'c' + await(s.of("d")) + null;
    text = null;
    text += await(s.of("e"));
    t.log(text);
    String[] a = {"x"};
    a[0] += await(s.of(2.0));
    t.log(a);
    Object o = "o";
    o += await(s.of("p"));
    t.log(o);
    return done(x);
  }

  @Async
  static Coroutine<Object> compoundBoolean(Trace t, Source s) {
    boolean b = true;
    b &= await(s.of(false));
    b |= t.is(false) | await(s.of(true));
    b ^= await(s.of(true));
    return done(b);
  }

  @Async
  static Coroutine<Object> compoundBoxed(Trace t, Source s) {
    Integer x = 5;
    x += await(s.of(3));
    Assignments o = new Assignments();
    o.boxed *= await(s.of(3));
    Character c = 'a';
    c++;
    t.log(c);
    t.log(o.boxed);
    return done(x);
  }

  @Async
  static Coroutine<Object> compoundAsValue(Trace t, Source s) {
    int x = 1;
    int y = (x += await(s.of(2))) * x;
    t.log(y);
    byte b = 127;
    int z = b += await(s.of(1));
    t.log(z);
    return done(x);
  }

  @Async
  static Coroutine<Void> incrementWithAwaitInTarget(Trace t, Source s) {
    int[] a = {1, 2, 3};
    t.log(a[await(s.of(0))]++);
    t.log(++a[await(s.of(1))]);
    t.log(a[await(s.of(2))]--);
    t.log(a);
    Assignments o = new Assignments();
    t.log(await(s.of(o)).field++);
    t.log(--await(s.of(o)).field);
    t.log(await(s.of(o)).boxed++);
    t.log(o.boxed);
    await(s.of(o)).wide++;
    t.log(o.wide);
    byte[] bytes = {127};
    bytes[await(s.of(0))]++;
    t.log(bytes);
    char[] chars = {'a'};
    t.log(++chars[await(s.of(0))]);
    Integer[] boxes = {1};
    t.log(boxes[await(s.of(0))]++ + boxes[0]);
    return done();
  }

  @Async
  static Coroutine<Object> incrementsAroundAwait(Trace t, Source s) {
    int i = 0;
    int x = i++ + await(s.of(10)) + ++i - i--;
    t.log(x);
    return done(i);
  }

  @Async
  static Coroutine<Void> targetKeepsItsObject(Trace t, Source s) {
    Assignments o = new Assignments();
    Assignments first = o;
    o.field = (o = new Assignments()).field + await(s.of(5));
    t.log(first.field);
    t.log(o.field);
    return done();
  }

  @Async
  static Coroutine<Object> parenthesizedTarget(Trace t, Source s) {
    int x;
    (x) = await(s.of(1));
    int[] a = {1};
    (a[(0)]) += await(s.of(2));
    t.log(a);
    return done(x);
  }
}
