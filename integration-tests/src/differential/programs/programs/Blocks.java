package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Scopes, shadowing and definite assignment. */
final class Blocks {

  static String x = "field";

  @Async
  static Coroutine<Void> siblingsOfOtherTypes(Trace t, Source s) {
    {
      int v = await(s.of(1));
      t.log(v + 1);
    }
    {
      String v = await(s.of("s"));
      t.log(v + await(s.of("t")));
    }
    {
      double v = 2.5;
      t.log(v * await(s.of(2)));
    }
    return done();
  }

  @Async
  static Coroutine<Void> siblingsOfTheSameType(Trace t, Source s) {
    {
      int v = 5;
      await(s.of(1));
      t.log(v);
    }
    {
      int v;
      if (await(s.of(true))) {
        v = 6;
      } else {
        v = 7;
      }
      await(s.of(2));
      t.log(v);
    }
    return done();
  }

  @Async
  static Coroutine<Object> localShadowsField(Trace t, Source s) {
    t.log(x);
    String x = await(s.of("local"));
    t.log(x);
    t.log(Blocks.x);
    Blocks.x = "field";
    return done(x);
  }

  @Async
  static Coroutine<Void> fieldBeforeAndAfterTheBlock(Trace t, Source s) {
    {
      int x = await(s.of(5));
      t.log(x);
    }
    t.log(x + await(s.of(1)));
    return done();
  }

  @Async
  static Coroutine<Object> assignedLater(Trace t, Source s) {
    int a;
    final String b;
    await(s.of(0));
    a = await(s.of(1));
    b = await(s.of("b"));
    await(s.of(2));
    return done(a + b);
  }

  @Async
  static Coroutine<Object> assignedInBranches(Trace t, Source s) {
    final int a;
    if (await(s.of(true))) {
      a = await(s.of(1));
    } else {
      a = 2;
    }
    int b;
    switch (await(s.of(2))) {
      case 1:
        b = 1;
        break;
      default:
        b = await(s.of(9));
    }
    return done(a + b);
  }

  @Async
  static Coroutine<Object> deepNesting(Trace t, Source s) {
    int a = 1;
    {
      int b = a + await(s.of(1));
      {
        int c = a + b + await(s.of(1));
        {
          a += c;
          t.log(a + b + c);
        }
        b = await(s.of(50));
      }
      t.log(a + b);
    }
    return done(a);
  }

  @Async
  static Coroutine<Void> emptyStatements(Trace t, Source s) {
    ;
    {
    }
    await(s.of(1));
    ;
    {
      ;
    }
    return done();
  }

  @Async
  static Coroutine<Object> manyLocals(Trace t, Source s) {
    int a = 1, b = await(s.of(2)), c = a + b, d;
    long e = c, f[] = {e, await(s.of(3L))};
    d = await(s.of(4));
    t.log(f);
    return done(a + b + c + d + e);
  }

  @Async
  static Coroutine<Object> unusedAndDead(Trace t, Source s) {
    int unused = await(s.of(1));
    if (false) {
      t.log("dead" + await(s.of(2)));
    }
    boolean live = true;
    if (live) {
      return done("here");
    }
    return done("there");
  }

  @Async
  static Coroutine<Object> parametersAreAssigned(Trace t, Source s) {
    return done(await(reassigned(t, s, 1, "a")));
  }

  @Async
  private static Coroutine<String> reassigned(Trace t, Source s, int n, String text) {
    n += await(s.of(5));
    text = text + n;
    await(s.of(0));
    t.log(text);
    n++;
    return done(text + n);
  }

  @Async
  static Coroutine<Object> namesThatGeneratedCodeMayUse(Trace t, Source s) {
    int state = await(s.of(1));
    int self = await(s.of(2));
    String resume = "r";
    Object result = await(s.of("result"));
    Throwable failure = null;
    Throwable caught = null;
    int awaiting = 4;
    try {
      await(s.fail(new RuntimeException("x")));
    } catch (RuntimeException caught2) {
      caught = caught2;
      failure = caught2;
    }
    await(s.of(0));
    return done(
        state + self + resume + result + awaiting + failure.getMessage() + (caught == failure));
  }
}
