package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.List;

/** Await in array accesses, dimensions and initialisers. */
final class ArrayAccesses {

  @Async
  static Coroutine<Object> index(Trace t, Source s) {
    int[] a = {1, 2, 3};
    return done(a[await(s.of(1))] + a[t.num(2)]);
  }

  @Async
  static Coroutine<Object> arrayItself(Trace t, Source s) {
    return done(await(s.of(new int[] {4, 5}))[t.num(1)]);
  }

  @Async
  static Coroutine<Void> assignElement(Trace t, Source s) {
    int[] a = new int[3];
    a[await(s.of(0))] = t.num(1);
    a[t.num(1)] = await(s.of(2));
    a[await(s.of(2))] = await(s.of(3));
    t.log(a);
    return done();
  }

  @Async
  static Coroutine<Void> dimensions(Trace t, Source s) {
    int[][] a = new int[await(s.of(2))][await(s.of(3))];
    t.log(a);
    String[][][] b = new String[t.num(1)][await(s.of(2))][];
    t.log(b);
    return done();
  }

  @Async
  static Coroutine<Void> initialiser(Trace t, Source s) {
    int[] a = {t.num(1), await(s.of(2)), t.num(3)};
    t.log(a);
    long[] b = new long[] {await(s.of(1)), 'b', await(s.of(3L))};
    t.log(b);
    Object[] c = {await(s.of("x")), 1, await(s.of(2.0)), null};
    t.log(c);
    return done();
  }

  @Async
  static Coroutine<Void> nestedInitialisers(Trace t, Source s) {
    int[][] a = {{t.num(1), await(s.of(2))}, {}, {await(s.of(3))}, null, new int[await(s.of(1))]};
    t.log(a);
    return done();
  }

  @Async
  static Coroutine<Object> length(Trace t, Source s) {
    return done(await(s.of(new String[3])).length);
  }

  @Async
  static Coroutine<Void> matrix(Trace t, Source s) {
    int[][] a = new int[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        a[i][j] = a[1 - i][await(s.of(j))] + await(s.of(i * 2 + j));
      }
    }
    t.log(a);
    return done();
  }

  @Async
  static Coroutine<Void> genericElements(Trace t, Source s) {
    List<String>[] lists = lists(2);
    lists[await(s.of(0))] = List.of(await(s.of("a")));
    lists[1] = lists[await(s.of(0))];
    t.log(lists);
    return done();
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T>[] lists(int size) {
    return (List<T>[]) new List<?>[size];
  }

  @Async
  static Coroutine<Void> allElementTypes(Trace t, Source s) {
    byte[] bytes = {await(s.of((byte) 1))};
    short[] shorts = {await(s.of((short) 2))};
    char[] chars = {await(s.of('c'))};
    float[] floats = {await(s.of(1.5f))};
    double[] doubles = {await(s.of(2.5))};
    boolean[] booleans = {await(s.of(true))};
    t.log(bytes);
    t.log(shorts);
    t.log(chars);
    t.log(floats);
    t.log(doubles);
    t.log(booleans);
    return done();
  }
}
