package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.List;
import java.util.function.BiFunction;

/** Syntax of Java 22 to 25 in code without await. */
final class NewerSyntax {
  record Pair(Object one, Object other) {}
  static class Base { final int x; Base(int x) { this.x = x; } }

  @Async
  static Coroutine<Object> unnamed(Trace t, Source s) {
    Object o = await(s.of(new Pair(1, "b")));
    if (o instanceof Pair(Integer i, _)) t.log(i);
    if (o instanceof Pair(_, String b)) t.log(b + await(s.of(1)));
    String r = switch (o) {
      case Pair(Integer _, Integer _) -> "ints";
      case Pair(Integer _, String _), Pair(String _, Integer _) -> "mixed";
      case Pair _ -> "pair";
      default -> "none";
    };
    t.log(r);
    BiFunction<Integer, Integer, Integer> f = (_, y) -> y;
    t.log(f.apply(1, 2));
    for (var _ : List.of(1, 2)) t.log("turn");
    try {
      Integer.parseInt("x");
    } catch (NumberFormatException _) {
      t.log("caught");
    }
    int _ = t.yes() ? 1 : 2;
    class Early extends Base {
      final int y;
      Early(int a) {
        int b = a * 2;
        y = b;
        super(b + 1);
      }
    }
    t.log(new Early(4).x + new Early(4).y);
    return done(await(s.of(0)));
  }
}
