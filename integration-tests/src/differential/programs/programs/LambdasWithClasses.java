package programs;

import static dev.weft.Coroutines.await;
import static dev.weft.Coroutines.done;

import dev.weft.Async;
import dev.weft.AsyncSupplier;
import dev.weft.Coroutine;
import harness.Source;
import harness.Trace;
import java.util.function.IntSupplier;

/** Async lambdas, and methods around them, whose local classes are needed after an await. */
final class LambdasWithClasses {

  @Async
  static Coroutine<Object> recordInsideAndOutside(Trace t, Source s) {
    record Outside(int value) {}

    Outside outside = new Outside(await(s.of(1)));
    AsyncSupplier<Integer> lambda =
        () -> {
          record Inside(int value) {
            int twice() {
              return 2 * value;
            }
          }

          Inside inside = new Inside(await(s.of(outside.value())));
          t.log(await(s.of(inside.twice())));
          return done(inside.value() + outside.value());
        };
    t.log(await(lambda.get()));
    return done(outside);
  }

  @Async
  static Coroutine<Object> classOfANestedLambda(Trace t, Source s) {
    int one = await(s.of(1));
    AsyncSupplier<Integer> lambda =
        () -> {
          class First implements IntSupplier {
            @Override
            public int getAsInt() {
              return one;
            }
          }

          First first = new First();
          AsyncSupplier<Integer> nested =
              () -> {
                class Second extends First {
                  @Override
                  public int getAsInt() {
                    return 10 + super.getAsInt() + first.getAsInt();
                  }
                }

                Second second = new Second();
                return done(await(s.of(second.getAsInt())) + second.getAsInt());
              };
          return done(await(nested.get()) + first.getAsInt());
        };
    return done(await(lambda.get()));
  }

  @Async
  static Coroutine<Object> typeNamedInALambda(Trace t, Source s) {
    int one = await(s.of(1));
    class Holder {
      int get() {
        return one;
      }
    }

    Object holder = new Holder();
    await(s.of(2));
    int holderScope = 5;
    AsyncSupplier<Integer> lambda =
        () -> {
          Holder made = new Holder();
          if (holder instanceof Holder && await(s.of(true))) {
            t.log(((Holder) holder).get() + holderScope);
          }
          return done(made.get() + await(s.of(1)));
        };
    return done(await(lambda.get()));
  }

  @Async
  static <T> Coroutine<T> generic(Trace t, Source s, T value) {
    class Keeper {
      private final T kept = value;

      T get() {
        return kept;
      }
    }

    Keeper keeper = new Keeper();
    await(s.of(1));
    AsyncSupplier<T> lambda =
        () -> {
          Keeper mine = await(s.of(new Keeper()));
          record Both<A>(A one, A other) {}

          Both<T> both = new Both<>(mine.get(), keeper.get());
          await(s.of(2));
          t.log(both);
          AsyncSupplier<T> nested =
              () -> {
                Both<T> more = new Both<>(await(s.of(value)), both.one());
                Object text =
                    new Object() {
                      @Override
                      public String toString() {
                        return more + "" + mine.get();
                      }
                    };
                await(s.of(3));
                t.log(text.toString());
                return done(more.other());
              };
          return done(await(nested.get()));
        };
    return done(await(lambda.get()));
  }

  @Async
  static Coroutine<Object> callsGeneric(Trace t, Source s) {
    return done(await(generic(t, s, "x")));
  }

  @Async
  static Coroutine<Object> objectsWithoutATypeName(Trace t, Source s) {
    int one = await(s.of(1));
    AsyncSupplier<Integer> lambda =
        () -> {
          var inside =
              new Object() {
                int n = one;

                int next() {
                  return n++;
                }
              };
          inside.n += await(s.of(5));
          t.log(inside.next());
          return done(inside.n + await(s.of(1)));
        };
    t.log(await(lambda.get()));
    if (t.yes()) {
      var captured =
          new Object() {
            int n = one + 1;
          };
      AsyncSupplier<Integer> capturing =
          () -> {
            captured.n += await(s.of(10));
            AsyncSupplier<Integer> nested = () -> done(captured.n += await(s.of(100)));
            return done(await(nested.get()) + captured.n);
          };
      t.log(await(capturing.get()));
      t.log(captured.n);
    }
    return done(null);
  }
}
