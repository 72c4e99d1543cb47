package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Await in every part of every loop. */
final class Loops {

  @Async
  static Coroutine<Object> whileBody(Trace t, Source s) {
    int i = 0;
    while (i < 3) {
      t.log(await(s.of(i)));
      i++;
    }
    return done(i);
  }

  @Async
  static Coroutine<Object> whileCondition(Trace t, Source s) {
    int i = 0;
    while (await(s.of(i)) < 3) {
      i++;
    }
    return done(i);
  }

  @Async
  static Coroutine<Object> doBody(Trace t, Source s) {
    int i = 5;
    do {
      i += await(s.of(1));
    } while (i < 3);
    return done(i);
  }

  @Async
  static Coroutine<Object> doCondition(Trace t, Source s) {
    int i = 0;
    do {
      t.log(i);
      if (i == 1) {
        i = 2;
        continue;
      }
      i++;
    } while (await(s.of(i)) < 4);
    return done(i);
  }

  @Async
  static Coroutine<Object> forParts(Trace t, Source s) {
    int sum = 0;
    for (int i = await(s.of(1)); i < await(s.of(4)); i += await(s.of(1))) {
      sum += await(s.of(i));
    }
    return done(sum);
  }

  @Async
  static Coroutine<Object> forSeveralVariables(Trace t, Source s) {
    for (int i = 0, j = await(s.of(3)); i < j; i++, j -= await(s.of(1))) {
      t.log(i * 10 + j);
    }
    int k;
    int l;
    for (k = await(s.of(0)), l = 5; k < 2; k++, l = await(s.of(k))) {
      t.log(k + l);
    }
    return done(l);
  }

  @Async
  static Coroutine<Object> forWithoutParts(Trace t, Source s) {
    int i = 0;
    for (; ; ) {
      if (await(s.of(i)) == 2) {
        break;
      }
      i++;
    }
    for (; i < 4; ) {
      i += await(s.of(1));
    }
    return done(i);
  }

  @Async
  static Coroutine<Object> continueRunsTheUpdate(Trace t, Source s) {
    int seen = 0;
    for (int i = 0; i < 5; i = i + await(s.of(1))) {
      if (i % 2 == 0) {
        continue;
      }
      if (await(s.of(i)) == 3) {
        continue;
      }
      seen = seen * 10 + i;
    }
    return done(seen);
  }

  @Async
  static Coroutine<Object> overArray(Trace t, Source s) {
    int sum = 0;
    for (int x : new int[] {1, 2, 3}) {
      sum = sum * 10 + x + await(s.of(0));
    }
    for (String x : await(s.of(new String[] {"a", "b"}))) {
      t.log(x + await(s.of(1)));
    }
    return done(sum);
  }

  @Async
  static Coroutine<Object> overArrayThatIsReassigned(Trace t, Source s) {
    int[] a = {1, 2};
    for (int x : a) {
      a = new int[] {9, 9, 9};
      t.log(x + await(s.of(0)));
    }
    return done(a.length);
  }

  @Async
  static Coroutine<Void> overIterable(Trace t, Source s) {
    for (String x : List.of("a", "b")) {
      t.log(await(s.of(x)));
    }
    for (int x : await(s.of(List.of(1, 2)))) {
      t.log(x + await(s.of(10)));
    }
    for (var entry : new TreeMap<>(Map.of("k", 1)).entrySet()) {
      await(s.of(0));
      t.log(entry.getKey() + entry.getValue());
    }
    return done();
  }

  @SuppressWarnings("rawtypes")
  @Async
  static Coroutine<Void> overRaw(Trace t, Source s) {
    List raw = List.of(1, "x");
    for (Object o : raw) {
      await(s.of(0));
      t.log(o);
    }
    return done();
  }

  @Async
  static Coroutine<Object> overWidened(Trace t, Source s) {
    long sum = 0;
    for (long x : new int[] {1, 2}) {
      sum += x + await(s.of(1));
    }
    for (double x : List.of(1, 2)) {
      sum += x + await(s.of(1));
    }
    for (char c : "ab".toCharArray()) {
      sum += c + await(s.of(1));
    }
    return done(sum);
  }

  @Async
  static Coroutine<Object> overNothing(Trace t, Source s) {
    for (String x : List.<String>of()) {
      t.log(await(s.of(x)));
    }
    for (int x : new int[0]) {
      t.log(await(s.of(x)));
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> overNull(Trace t, Source s) {
    int[] none = null;
    try {
      for (int x : none) {
        t.log(x + await(s.of(0)));
      }
    } catch (NullPointerException e) {
      t.log("null array");
    }
    List<String> nothing = await(s.of((List<String>) null));
    for (String x : nothing) {
      t.log(x + await(s.of(0)));
    }
    return done("unreached");
  }

  @Async
  static Coroutine<Object> modifiedWhileIterated(Trace t, Source s) {
    List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
    for (Integer x : list) {
      t.log(await(s.of(x)));
      list.add(x);
    }
    return done("unreached");
  }

  @Async
  static Coroutine<Void> loopVariableIsAssigned(Trace t, Source s) {
    for (String x : new String[] {"a", "b"}) {
      x += await(s.of("!"));
      await(s.of(0));
      t.log(x);
    }
    return done();
  }

  @Async
  static Coroutine<Object> nested(Trace t, Source s) {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      int j = 0;
      while (j < i) {
        sum += await(s.of(i * j));
        do {
          j += await(s.of(1));
        } while (t.no());
      }
    }
    return done(sum);
  }

  @Async
  static Coroutine<Object> loopsWithoutAwaitBetween(Trace t, Source s) {
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      if (i == 2) {
        continue;
      }
      sum += i;
    }
    await(s.of(0));
    while (sum < 10) {
      sum++;
      if (sum == 8) {
        break;
      }
    }
    for (int x : new int[] {1, 2}) {
      sum += x;
    }
    return done(sum + await(s.of(0)));
  }

  @Async
  static Coroutine<Object> returnFromLoopWithoutAwait(Trace t, Source s) {
    await(s.of(0));
    for (int i = 0; i < 10; i++) {
      if (i == 4) {
        return done(i);
      }
    }
    return done(await(s.of("unreached")));
  }

  @Async
  static Coroutine<Void> freshVariableOfEachIteration(Trace t, Source s) {
    for (int i = 0; i < 3; i++) {
      int x;
      if (i == 0) {
        x = 5;
      } else {
        x = await(s.of(i));
      }
      await(s.of(0));
      t.log(x);
    }
    return done();
  }

  @Async
  static Coroutine<Object> infiniteLoopEndsByReturn(Trace t, Source s) {
    int i = 0;
    while (true) {
      if (await(s.of(i++)) == 3) {
        return done(i);
      }
    }
  }

  @Async
  static Coroutine<Object> infiniteLoopEndsByException(Trace t, Source s) {
    for (int i = 0; ; i++) {
      if (i == 2) {
        await(s.fail(new IllegalStateException("enough")));
      }
      t.log(i);
    }
  }

  @Async
  static Coroutine<Object> bodiesWithoutBraces(Trace t, Source s) {
    int i = 0;
    while (i < 2) i += await(s.of(1));
    do i += await(s.of(1));
    while (i < 5);
    for (int x : new int[] {1, 2}) i += await(s.of(x));
    for (; i > 0; i -= await(s.of(3)))
      ;
    return done(i);
  }

  @Async
  static Coroutine<Object> constantConditions(Trace t, Source s) {
    do {
      t.log(await(s.of(1)));
    } while (false);
    final boolean always = true;
    while (always) {
      t.log(await(s.of(2)));
      break;
    }
    for (; true; ) {
      return done(await(s.of(3)));
    }
  }
}
