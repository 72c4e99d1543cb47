package dev.weft.it;

/** The class that random programs are members of, with what they use. */
final class RandomClass {
  private static final String TEXT =
      """
      package programs;

      import static dev.weft.Coroutines.*;

      import dev.weft.*;
      import harness.*;
      import java.util.*;
      import java.util.function.*;

      final class NAME {
        private static int count;
        private int own = 3;

        private static NAME make(Trace t) {
          t.log("make");
          return new NAME();
        }

        private static State at(Trace t, State o) {
          t.log("at");
          return o;
        }

        private static String cut(String text) {
          return text == null || text.length() < 8 ? text : text.substring(0, 8);
        }

        private static Shape cut(Shape shape) {
          return depth(shape) < 3 ? shape : new Dot(depth(shape));
        }

        private static int depth(Shape shape) {
          return shape instanceof Line line ? 1 + Math.max(depth(line.from), depth(line.to))
              : shape instanceof Group<?> group ? 1 + depth(group.rest) : 0;
        }

        private static List<String> cut(List<String> texts) {
          return texts.size() < 4 ? texts : new ArrayList<>(texts.subList(0, 2));
        }

        private static Object run(IntSupplier code) {
          try {
            return code.getAsInt();
          } catch (RuntimeException | Error failure) {
            return failure.getClass();
          }
        }

        private static <T> T second(T one, T other) {
          return other;
        }

        private static <T extends Comparable<? super T>> T larger(T one, T other) {
          return one.compareTo(other) < 0 ? other : one;
        }

        @SafeVarargs
        private static <T> List<T> listOf(T... all) {
          return new ArrayList<>(Arrays.asList(all));
        }

        private static <T> T swap(Box<T> box) {
          T value = box.value;
          box.value = value;
          return value;
        }

        private static <A, B> B apply(A value, Function<? super A, ? extends B> function) {
          return function.apply(value);
        }

        @Async
        private static <T> Coroutine<T> later(Trace t, Source s, T value) {
          t.log("later");
          T got = await(s.of(value));
          return done(got);
        }

        @Async
        private static <T, R> Coroutine<R> map(
            Trace t, Source s, Box<? extends T> box, Function<? super T, ? extends R> function) {
          T value = await(box.fetch(t, s));
          R result = function.apply(value);
          t.log("mapped");
          return done(await(s.of(result)));
        }

        private static class Box<T> {
          private T value;

          private Box(T value) {
            this.value = value;
          }

          private T get() {
            return value;
          }

          private <R> Box<R> map(Function<? super T, ? extends R> function) {
            return new Box<>(function.apply(value));
          }

          private Inner inner() {
            return new Inner();
          }

          @Async
          private Coroutine<T> fetch(Trace t, Source s) {
            t.log("fetch");
            T before = await(s.of(value));
            return done(value == before ? before : value);
          }

          @Override
          public String toString() {
            return "Box(" + value + ")";
          }

          private final class Inner {
            private T orElse(T other) {
              return value == null ? other : value;
            }
          }
        }

        private sealed interface Shape permits Dot, Line, Group {}

        private record Dot(int x) implements Shape {}

        private record Line(Shape from, Shape to) implements Shape {}

        private record Group<T>(T one, Shape rest) implements Shape {}

        private enum Color {
          RED,
          GREEN {
            @Override
            int weight() {
              return 20;
            }
          },
          BLUE;

          int weight() {
            return ordinal();
          }
        }

        private static final class State {
          private int number;
          private long wide = 1;
          private byte small = 100;
          private short brief = 32000;
          private char letter = 'x';
          private float part = 0.5f;
          private String text = "";
          private Integer boxed = 1;
          private int[] array = {1, 2, 3};
          private int[][] grid = {{1}, {2, 3}, {}};
          private String[] words = {"a", null, "c"};
          private Box<Integer> box = new Box<>(5);
          private Box<String> label = new Box<>("l");
          private Color color = Color.GREEN;
          private Shape shape = new Line(new Dot(1), new Dot(2));
          private final List<IntSupplier> later = new ArrayList<>();
        }

        private record Resource(Trace t, int value) implements AutoCloseable {
          @Override
          public void close() {
            t.log("close " + value);
            if (value == 3) {
              throw new IllegalStateException("close");
            }
          }
        }

      MEMBERS}
      """;

  private RandomClass() {}

  static String of(String name, String members) {
    return TEXT.replace("NAME", name).replace("MEMBERS", members);
  }
}
