package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Primitives, boxes, var and null across awaits. */
final class Types {

  @Async
  static Coroutine<Void> primitivesLiveAcross(Trace t, Source s) {
    byte a = 1;
    short b = 2;
    char c = 'c';
    int d = 4;
    long e = 5L;
    float f = 6.5f;
    double g = 7.5;
    boolean h = true;
    await(s.of(0));
    t.log(a);
    t.log(b);
    t.log(c);
    t.log(d);
    t.log(e);
    t.log(f);
    t.log(g);
    t.log(h);
    return done();
  }

  @Async
  static Coroutine<Void> boxesAwaitedAsPrimitives(Trace t, Source s) {
    byte a = await(s.of((byte) -1));
    short b = await(s.of((short) -2));
    char c = await(s.of('\uffff'));
    int d = await(s.of(Integer.MIN_VALUE));
    long e = await(s.of(Long.MAX_VALUE));
    float f = await(s.of(Float.MIN_VALUE));
    double g = await(s.of(-0.0));
    boolean h = await(s.of(true));
    await(s.of(0));
    t.log(a);
    t.log(b);
    t.log((int) c);
    t.log(d);
    t.log(e);
    t.log(f);
    t.log(g);
    t.log(h);
    return done();
  }

  @Async
  static Coroutine<Void> boxesStayBoxes(Trace t, Source s) {
    Integer a = await(s.of(1000));
    Integer b = a;
    await(s.of(0));
    t.log(a == b);
    Object o = await(s.of(1L));
    t.log(o.getClass());
    Long none = await(s.of((Long) null));
    t.log(none);
    return done();
  }

  @Async
  static Coroutine<Object> nulls(Trace t, Source s) {
    String a = null;
    Object b = await(s.of(null));
    int[] c = null;
    await(s.of(0));
    t.log(a);
    t.log(b);
    t.log(c);
    t.log(await(s.of((Object) null)) == null);
    return done(null);
  }

  @Async
  static Coroutine<Object> varOfInferredTypes(Trace t, Source s) {
    var a = await(s.of(1));
    var b = new ArrayList<Map<String, int[]>>();
    var c = a + 1L;
    var d = t.yes() ? a : c;
    var e = new int[] {await(s.of(3))};
    await(s.of(0));
    b.add(Map.of("k", e));
    t.log(b.get(0).get("k"));
    t.log(c);
    t.log(d);
    return done(a);
  }

  @Async
  static Coroutine<Object> varOfCapturedType(Trace t, Source s) {
    List<? extends Number> numbers = List.of(1, 2.5);
    var first = numbers.get(0);
    var copy = new ArrayList<>(numbers);
    await(s.of(0));
    t.log(first.intValue());
    t.log(copy.size());
    Class<?> type = await(s.of((Object) "x")).getClass();
    var name = type.getSimpleName();
    await(s.of(0));
    return done(name);
  }

  @Async
  static Coroutine<Void> varOfIntersection(Trace t, Source s) {
    var mixed = t.yes() ? 1 : "text";
    await(s.of(0));
    t.log(mixed.toString());
    var list = List.of(1, "two");
    await(s.of(0));
    t.log(list);
    return done();
  }

  @Async
  static Coroutine<Object> useOfIntersection(Trace t, Source s) {
    var mixed = t.yes() ? 1 : "text";
    await(s.of(0));
    t.log(overload(mixed));
    Runnable later = () -> t.log(overload(mixed) + mixed.describeConstable().isPresent());
    await(s.of(0));
    later.run();
    var again = await(s.of(t.yes() ? 2 : "later"));
    t.log(overload(again));
    await(s.of(0));
    var all = List.of(again, mixed);
    await(s.of(0));
    for (var each : all) {
      t.log(overload(each) + await(s.of(1)));
    }
    return done(again.hashCode() + all.size());
  }

  private static String overload(Object o) {
    return "object " + o;
  }

  private static String overload(java.io.Serializable o) {
    return "serializable " + o;
  }

  @Async
  static Coroutine<Object> floatingPoint(Trace t, Source s) {
    double zero = await(s.of(0.0));
    t.log(1 / zero);
    t.log(zero / zero);
    float f = await(s.of(1e10f));
    await(s.of(0));
    t.log((int) f);
    t.log((long) Double.NaN);
    return done(0.1f + await(s.of(0.2f)));
  }

  @Async
  static Coroutine<Void> literals(Trace t, Source s) {
    long hex = 0xFFFF_FFFFL;
    int octal = 017;
    int binary = 0b1010;
    float f = 1e-3f;
    double d = 0x1.8p1;
    int min = -2147483648;
    long lmin = -9223372036854775808L;
    await(s.of(0));
    t.log(hex);
    t.log(octal + binary);
    t.log(f);
    t.log(d);
    t.log(min);
    t.log(lmin + await(s.of(0)));
    t.log(Integer.MAX_VALUE + 1 + await(s.of(0)));
    t.log((byte) 200 + await(s.of(0)));
    t.log((char) 98);
    t.log(1.0 + await(s.of(1)));
    t.log(Double.NaN);
    t.log(-Float.MAX_VALUE);
    t.log(1.0 / 0 + await(s.of(1)));
    return done();
  }

  @Async
  static Coroutine<Void> classLiterals(Trace t, Source s) {
    t.log(await(s.of((Object) int[].class)) == int[].class);
    Class<?>[] all = {int.class, String[].class, Map.Entry.class, void.class};
    await(s.of(0));
    t.log(all);
    return done();
  }
}
