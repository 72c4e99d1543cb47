package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.List;

/** Await in the three parts of a conditional expression. */
final class Ternaries {

  @Async
  static Coroutine<Object> inCondition(Trace t, Source s) {
    return done(await(s.of(true)) ? t.see("yes") : t.see("no"));
  }

  @Async
  static Coroutine<Object> inArms(Trace t, Source s) {
    String a = t.is(true) ? await(s.of("then")) : await(s.of("else"));
    String b = t.is(false) ? await(s.of("then")) : await(s.of("else"));
    return done(a + b);
  }

  @Async
  static Coroutine<Object> inOneArm(Trace t, Source s) {
    int a = t.is(true) ? t.num(1) : await(s.of(2));
    int b = t.is(false) ? t.num(1) : await(s.of(2));
    return done(a * 10 + b);
  }

  @Async
  static Coroutine<Object> everywhere(Trace t, Source s) {
    int x = await(s.of(1)) > 0 ? await(s.of(2)) + t.num(3) : await(s.of(4)) - t.num(5);
    return done(x);
  }

  @Async
  static Coroutine<Void> mixedBoxing(Trace t, Source s) {
    Object a = t.yes() ? await(s.of(1)) : 2.0;
    Object b = t.yes() ? 'a' : await(s.of(5));
    Object c = t.no() ? await(s.of(1)) : null;
    Object d = t.yes() ? await(s.of(1)) : "text";
    Object e = t.yes() ? (short) 1 : await(s.of((byte) 2));
    Object f = t.yes() ? 'b' : 5 + await(s.of(0)) * 0;
    t.log(a);
    t.log(b);
    t.log(c);
    t.log(d);
    t.log(e);
    t.log(f);
    return done();
  }

  @Async
  static Coroutine<Object> unboxesNull(Trace t, Source s) {
    Integer none = null;
    int x = t.yes() ? await(s.of(none)) : 1;
    return done(x);
  }

  @Async
  static Coroutine<Object> keepsBoxWhenBothAreBoxes(Trace t, Source s) {
    Integer none = null;
    Integer x = t.yes() ? await(s.of(none)) : Integer.valueOf(1);
    return done(x);
  }

  @Async
  static Coroutine<Object> nested(Trace t, Source s) {
    int n = await(s.of(5));
    String size = n < 3 ? "small" : n < await(s.of(10)) ? await(s.of("middle")) : "big";
    return done(size);
  }

  @Async
  static Coroutine<Object> asArgument(Trace t, Source s) {
    t.log(t.yes() ? await(s.of("a")) : "b");
    t.log(String.valueOf((Object) (t.no() ? 'c' : await(s.of('d')))));
    return done(List.of(t.is(false) ? 1 : await(s.of(2)), await(s.of(3))));
  }

  @Async
  static Coroutine<Object> asOperand(Trace t, Source s) {
    return done(t.num(1) + (await(s.of(true)) ? t.num(2) : 3) * await(s.of(4)));
  }

  @Async
  static Coroutine<Object> ofBooleans(Trace t, Source s) {
    if (await(s.of(true)) ? t.is(false) : t.is(true)) {
      return done("then");
    }
    return done(t.is(true) ? await(s.of(false)) : t.is(true));
  }

  @Async
  static Coroutine<Object> generic(Trace t, Source s) {
    List<String> list = t.no() ? await(s.of(List.of("a"))) : List.of();
    return done(list.size());
  }

  @Async
  static Coroutine<Object> assignmentInArm(Trace t, Source s) {
    int x = 0;
    int y = t.yes() ? (x = await(s.of(5))) : (x = 6);
    return done(x + y);
  }
}
