package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Checks of null, bounds and arithmetic happen when the JLS says. */
final class EvaluationOrder {

  int field = 3;
  static int statics = 4;

  @Async
  static Coroutine<Object> arrayIsNull(Trace t, Source s) {
    int[] a = null;
    a[t.num(0)] = await(s.of(1));
    return done("unreached");
  }

  @Async
  static Coroutine<Object> indexOutOfBounds(Trace t, Source s) {
    int[] a = new int[1];
    a[t.num(5)] = await(s.of(1));
    return done("unreached");
  }

  @Async
  static Coroutine<Object> compoundReadsNullArrayFirst(Trace t, Source s) {
    int[] a = null;
    a[t.num(0)] += await(s.of(1));
    return done("unreached");
  }

  @Async
  static Coroutine<Object> compoundChecksBoundsFirst(Trace t, Source s) {
    int[] a = new int[1];
    a[t.num(5)] += await(s.of(1));
    return done("unreached");
  }

  @Async
  static Coroutine<Object> arrayExpressionFailsBeforeIndex(Trace t, Source s) {
    array(t)[await(s.of(0))] = t.num(2);
    return done("unreached");
  }

  private static int[] array(Trace t) {
    throw new IllegalStateException("no array");
  }

  @Async
  static Coroutine<Object> readOfNullArrayAfterIndex(Trace t, Source s) {
    int[] a = null;
    int x = a[await(s.of(0))];
    return done(x);
  }

  @Async
  static Coroutine<Object> readOutOfBounds(Trace t, Source s) {
    int[] a = {1};
    return done(a[await(s.of(-1))] + t.num(1));
  }

  @Async
  static Coroutine<Object> indexedByWhatIsAssigned(Trace t, Source s) {
    int i = 0;
    int[] a = {0, 0, 0, 0};
    a[i] = i = await(s.of(2));
    t.log(a);
    a[i = 3] = i + await(s.of(1));
    t.log(a);
    a[i] = a[i = await(s.of(0))] = 9;
    t.log(a);
    return done(i);
  }

  @Async
  static Coroutine<Void> arrayVariableReassignedMeanwhile(Trace t, Source s) {
    int[] a = {1, 2};
    int[] b = a;
    a[0] = (a = new int[] {7, 8})[1] + await(s.of(1));
    t.log(a);
    t.log(b);
    return done();
  }

  @Async
  static Coroutine<Void> compoundKeepsOldElement(Trace t, Source s) {
    int[] a = {1};
    a[0] += (a[0] = 10) + await(s.of(100));
    t.log(a);
    return done();
  }

  @Async
  static Coroutine<Object> fieldOfNull(Trace t, Source s) {
    EvaluationOrder none = null;
    none.field = await(s.of(1));
    return done("unreached");
  }

  @Async
  static Coroutine<Object> compoundFieldOfNull(Trace t, Source s) {
    EvaluationOrder none = null;
    none.field += await(s.of(1));
    return done("unreached");
  }

  @Async
  static Coroutine<Object> staticFieldThroughNull(Trace t, Source s) {
    EvaluationOrder none = null;
    none.statics = await(s.of(1));
    none.statics += await(s.of(2));
    return done(statics);
  }

  @Async
  static Coroutine<Object> receiverIsNullAfterArguments(Trace t, Source s) {
    String none = null;
    return done(none.concat(await(s.of("x"))));
  }

  @Async
  static Coroutine<Void> receiverVariableReassigned(Trace t, Source s) {
    StringBuilder b = new StringBuilder("first");
    StringBuilder kept = b;
    b.append((b = new StringBuilder("second")).length() + await(s.of(1)));
    t.log(kept.toString());
    t.log(b.toString());
    return done();
  }

  @Async
  static Coroutine<Object> divisionByZeroAfterRightOperand(Trace t, Source s) {
    int zero = 0;
    return done(t.num(1) / (await(s.of(0)) * t.num(1)));
  }

  @Async
  static Coroutine<Object> divisionByZeroBeforeRightOperand(Trace t, Source s) {
    int zero = 0;
    return done(1 / zero + await(s.of(1)));
  }

  @Async
  static Coroutine<Object> compoundDivisionByZero(Trace t, Source s) {
    int x = 5;
    try {
      x /= await(s.of(0));
    } catch (ArithmeticException e) {
      t.log("by zero");
    }
    return done(x);
  }

  @Async
  static Coroutine<Object> unboxingNullOnTheLeft(Trace t, Source s) {
    Integer none = null;
    return done(none + await(s.of(1)));
  }

  @Async
  static Coroutine<Object> unboxingNullOnTheRight(Trace t, Source s) {
    Integer none = null;
    return done(await(s.of(1)) + none + t.num(2));
  }

  @Async
  static Coroutine<Object> awaitedNullUnboxed(Trace t, Source s) {
    Integer none = null;
    int x = await(s.of(none));
    return done(x);
  }

  @Async
  static Coroutine<Object> leftOperandThrows(Trace t, Source s) {
    return done(boom(t) + await(s.of(1)));
  }

  @Async
  static Coroutine<Object> rightOperandThrows(Trace t, Source s) {
    return done(await(s.of(1)) + boom(t) + t.num(3));
  }

  private static int boom(Trace t) {
    t.log("boom");
    throw new IllegalArgumentException("boom");
  }

  @Async
  static Coroutine<Object> negativeArraySize(Trace t, Source s) {
    int[][] a = new int[await(s.of(2))][t.num(-1)];
    return done(a);
  }

  @Async
  static Coroutine<Object> arrayStoreCheckLast(Trace t, Source s) {
    Object[] a = new String[1];
    a[t.num(0)] = await(s.of((Object) 5));
    return done("unreached");
  }

  @Async
  static Coroutine<Object> leftToRightInACall(Trace t, Source s) {
    return done(String.join("-", t.see("a"), await(s.of("b")), t.see("c"), await(s.of("d"))));
  }
}
