package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.*;
import java.util.function.*;

/** Variables of inner code that are named like the classes and packages around them. */
final class Hiding {
  static int count = 3;

  static String name() {
    return "name";
  }

  static final class Other {
    static int count = 7;
  }

  @Async
  static Coroutine<Object> parameterOfALambda(Trace t, Source s) {
    Function<String, String> f = Hiding -> Hiding + count + name();
    await(s.of(1));
    return done(f.apply("a"));
  }

  @Async
  static Coroutine<Object> parameterNamedLikeAnotherClass(Trace t, Source s) {
    Function<String, String> f = Other -> Other + count;
    await(s.of(1));
    BiFunction<String, List<String>, String> g = (List, Collections) -> List + Collections + name();
    t.log(g.apply("x", List.of("y")));
    return done(f.apply("a"));
  }

  @Async
  static Coroutine<Object> variableOfAPlainLoop(Trace t, Source s) {
    int sum = 0;
    for (int Hiding = 0; Hiding < 3; Hiding++) {
      sum += Hiding * count;
    }
    for (String List : java.util.List.of("a", "b")) {
      t.log(List + name());
    }
    await(s.of(1));
    return done(sum);
  }

  @Async
  static Coroutine<Object> variableNamedLikeAPackage(Trace t, Source s) {
    int java = 3;
    await(s.of(1));
    Function<String, Object> f = dev -> dev + java;
    Function<String, Object> g = programs -> new ArrayList<>(List.of(programs, count));
    t.log(g.apply("g"));
    return done(f.apply("a"));
  }

  @Async
  static Coroutine<Object> fieldOfALocalClass(Trace t, Source s) {
    class Local {
      int Hiding = 5;
      String List = "list";

      String show() {
        int Other = 4;
        return Hiding + List + name() + count + Other;
      }
    }
    await(s.of(1));
    return done(new Local().show());
  }

  @Async
  static Coroutine<Object> catchAndResourceNames(Trace t, Source s) {
    await(s.of(0));
    Runnable r =
        () -> {
          try (AutoCloseable Hiding = () -> t.log("close " + name())) {
            t.log(Hiding != null);
            throw new IllegalStateException(name());
          } catch (Exception List) {
            t.log(List.getMessage() + count);
          }
        };
    r.run();
    Object o = "x";
    Predicate<Object> p = x -> x instanceof String Hiding && Hiding.equals("x") && count == 3;
    return done(p.test(o));
  }

  @Async
  static Coroutine<Object> namesOfTheRuntime(Trace t, Source s) {
    int Frame = 1;
    int Coroutine = 2;
    int Object = 3;
    int Throwable = 4;
    int state = 5;
    int resume = 6;
    int result = 7;
    int SUSPENDED = 8;
    int IllegalStateException = 9;
    int self = 10;
    int awaiting = await(s.of(11));
    Supplier<Object> sum =
        () -> Frame + Coroutine + Object + Throwable + state + resume + result + SUSPENDED;
    await(s.of(1));
    int self2 = self + IllegalStateException;
    for (int String = 0; String < 2; String++) {
      await(s.of(String));
    }
    return done(sum.get() + " " + awaiting + " " + self2);
  }

  interface Caller {
    Object call();
  }

  @Async
  static Coroutine<Object> anonymousClassWithAFieldNamedLikeAClass(Trace t, Source s) {
    Caller c =
        new Caller() {
          final String Hiding = "field";
          final String System = "system";

          @Override
          public Object call() {
            return Hiding + count + System + name() + new ArrayList<>(List.of(1));
          }
        };
    await(s.of(1));
    return done(c.call());
  }

  @Async
  static Coroutine<Object> typeParameterNamedLikeAClass(Trace t, Source s) {
    class Box<Hiding> {
      final Hiding value;

      Box(Hiding value) {
        this.value = value;
      }

      <List> String both(List other) {
        return "" + value + other + count;
      }
    }
    await(s.of(1));
    return done(new Box<>("v").both(4));
  }

  @Async
  static Coroutine<Object> localClassNamedLikeAClass(Trace t, Source s) {
    record List(int n) {}
    enum Other {
      A,
      B
    }
    var list = new List(await(s.of(1)));
    java.util.List<List> all = java.util.List.of(list, new List(2));
    Other o = Other.B;
    await(s.of(1));
    t.log(o + " " + all);
    class Object {
      int count = 9;
    }
    Object h = new Object();
    await(s.of(2));
    return done(h.count + count + programs.Hiding.count);
  }
}
