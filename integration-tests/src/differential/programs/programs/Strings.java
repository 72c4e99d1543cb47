package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;

/** Await in string concatenation. */
final class Strings {

  @Async
  static Coroutine<Object> parts(Trace t, Source s) {
    return done("a" + await(s.of(1)) + 'b' + await(s.of("c")) + 2.0 + t.see(true));
  }

  @Async
  static Coroutine<Object> nulls(Trace t, Source s) {
    String none = null;
    Object nothing = null;
    return done(none + await(s.of((String) null)) + nothing);
  }

  @Async
  static Coroutine<Object> numbersBeforeText(Trace t, Source s) {
    return done(1 + await(s.of(2)) + "x" + await(s.of(3)) + 4);
  }

  @Async
  static Coroutine<Object> charactersAddUp(Trace t, Source s) {
    return done('a' + await(s.of('b')) + "c" + await(s.of('d')));
  }

  @Async
  static Coroutine<Object> valuesAreReadInOrder(Trace t, Source s) {
    int x = 1;
    return done("" + x + (x = await(s.of(2))) + x + x++ + await(s.of(3)) + x);
  }

  @Async
  static Coroutine<Object> toStringIsCalledWhereTheJlsSays(Trace t, Source s) {
    StringBuilder b = new StringBuilder("x");
    String text = "" + b + await(change(s, b)) + b;
    return done(text);
  }

  @Async
  private static Coroutine<String> change(Source s, StringBuilder b) {
    b.append(await(s.of("y")));
    return done("!");
  }

  @Async
  static Coroutine<Object> constantsFold(Trace t, Source s) {
    final String constant = "con" + "stant";
    return done(constant + 1 + 2L + 'c' + await(s.of("")) + (constant == "constant"));
  }

  @Async
  static Coroutine<Object> escapes(Trace t, Source s) {
    return done("\t\"q\" \\ \u00e9 \0 \n" + await(s.of('\'')) + '\\' + "\uD83D\uDE00");
  }

  @Async
  static Coroutine<Object> textBlock(Trace t, Source s) {
    String text =
        """
        first "line"
          second \\ line\
         joined
        """;
    return done(text + await(s.of(1)));
  }
}
