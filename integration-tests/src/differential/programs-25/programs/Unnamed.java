package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.List;
import java.util.function.BiFunction;

/** Unnamed variables and patterns (JLS 14.4, 14.30.1), with await around them. */
final class Unnamed {

  sealed interface Shape permits Circle, Square, Line {}

  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}

  record Line(Shape from, Shape to) implements Shape {}

  @Async
  static Coroutine<Object> patterns(Trace t, Source s) {
    Shape[] shapes = {new Circle(1), new Square(2), new Line(new Circle(3), new Square(4))};
    for (Shape shape : shapes) {
      t.log(
          switch (shape) {
            case Circle _, Square _ when await(s.of(t.no())) -> "never";
            case Circle(_) -> await(s.of("circle"));
            case Square _ -> "square";
            case Line(Circle(var r), _) -> await(s.of(r));
            case Line(_, _) -> "line";
          });
      if (shape instanceof Line(_, Square(int side)) && await(s.of(true))) {
        t.log(side);
      }
    }
    return done("end");
  }

  @Async
  static Coroutine<Object> variables(Trace t, Source s) {
    int count = 0;
    for (var _ : List.of(1, 2)) {
      count += await(s.of(10));
    }
    for (int i = 0, _ = t.num(7); i < 2; i++) {
      count += await(s.of(100));
    }
    var _ = await(s.of("dropped"));
    var _ = t.see("dropped too");
    try {
      await(s.fail(new IllegalStateException("x")));
    } catch (IllegalStateException _) {
      t.log("caught " + await(s.of(1)));
    }
    try (AutoCloseable _ = () -> t.log("closed")) {
      await(s.of(2));
    } catch (Exception _) {
      t.log("no");
    }
    BiFunction<Integer, Integer, Integer> f = (a, _) -> a;
    return done(count + f.apply(await(s.of(1)), 2));
  }
}
