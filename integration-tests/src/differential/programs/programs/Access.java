package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Members that only subclasses of a class in another package may name. */
final class Access {
  static class Sub extends Elsewhere<String> {
    Sub(Trace trace) {
      super(trace, "value");
    }

    @Override
    protected String call(String name) {
      return "Sub." + name;
    }

    @Async
    Coroutine<Object> reads(Source s) {
      int before = count;
      String late = text + await(s.of("!")) + text + this.text + super.text;
      trace.log(before + late + value.length() + this.value.length() + super.value.length());
      trace.log(count + total + Sub.total + Elsewhere.total);
      trace.log(numbers[0] + numbers.length + this.numbers[1]);
      return done(await(s.of(text)));
    }

    @Async
    Coroutine<Object> writes(Source s) {
      count = 5;
      trace.log(count = 6);
      this.count = await(s.of(7));
      trace.log(count);
      text = "a";
      super.text = text + "b";
      trace.log(text);
      total = 3;
      trace.log(Elsewhere.total = total + await(s.of(1)));
      value = "v" + await(s.of(2));
      trace.log(value);
      numbers[0] = 9;
      numbers[1] += await(s.of(5));
      trace.log(numbers);
      return done(await(s.of(count)));
    }

    @Async
    Coroutine<Object> compound(Source s) {
      count += 5;
      trace.log(count);
      trace.log(count -= 2);
      trace.log(count++);
      trace.log(++count);
      trace.log(this.count--);
      trace.log(--super.count);
      trace.log(count <<= 2);
      small += 10;
      trace.log(small);
      trace.log(small++);
      trace.log(++small);
      small *= 1.5;
      trace.log(small);
      text += 1;
      trace.log(text += 'c');
      trace.log(this.text += null);
      total++;
      total += 3;
      trace.log(Elsewhere.total++);
      trace.log(Sub.total -= 1);
      value += "x";
      trace.log(value);
      numbers[1]++;
      numbers[2] *= 3;
      trace.log(numbers);
      ((Sub) self()).count += 3;
      trace.log(((Sub) self()).count++);
      await(s.of(0));
      return done(count);
    }

    @Async
    Coroutine<Object> compoundWithAwait(Source s) {
      count += await(s.of(5));
      trace.log(count);
      trace.log(count -= await(s.of(2)));
      small += await(s.of(10));
      trace.log(small);
      text += await(s.of(1));
      trace.log(text);
      total += await(s.of(3));
      trace.log(Elsewhere.total += await(s.of(3)));
      trace.log(this.count *= await(s.of(3)));
      trace.log(super.count *= await(s.of(3)));
      ((Sub) self()).count += await(s.of(4));
      return done(count);
    }

    @Async
    Coroutine<Object> calls(Source s) {
      trace.log(call("a") + this.call("b") + super.call(await(s.of("c"))));
      trace.log(self() == this);
      trace.log(all("x") + all("x", "y") + all("x", "y", await(s.of("z"))));
      trace.log(join() + join(1) + join(1, await(s.of(2))) + Elsewhere.join(5, 6));
      trace.log(larger("a", "b") + Elsewhere.<Integer>larger(1, await(s.of(2))));
      trace.log(((Sub) self()).call("d"));
      try {
        fail(new java.io.IOException("io"));
      } catch (java.io.IOException e) {
        trace.log(e);
      }
      return done(await(s.of(call("end"))));
    }

    @Async
    Coroutine<Object> references(Source s) {
      Function<String, String> own = this::call;
      Function<String, String> above = super::call;
      Supplier<Elsewhere<String>> self = super::self;
      Function<Object[], String> joined = Elsewhere::join;
      await(s.of(0));
      trace.log(
          own.apply("1")
              + above.apply("2")
              + (self.get() == this)
              + joined.apply(new Object[] {1}));
      Supplier<String> lambda = () -> super.call("3") + call("4") + text + count + super.text;
      trace.log(lambda.get());
      Runnable change =
          () -> {
            count++;
            count += 2;
            text = "changed";
            total--;
          };
      change.run();
      await(s.of(0));
      trace.log(count + text + total);
      Function<Sub, String> field = x -> x.text + x.call("5");
      return done(field.apply(this));
    }

    @Async
    Coroutine<Object> anonymous(Source s) {
      Supplier<String> it =
          new Supplier<>() {
            @Override
            public String get() {
              count++;
              text += "?";
              Sub.this.count += 2;
              return call("in") + text + count + Sub.super.call("up") + Sub.this.text;
            }
          };
      await(s.of(0));
      trace.log(it.get());
      class Local extends Elsewhere<Integer> {
        Local() {
          super(Sub.this.trace, 4);
          count += 100;
        }

        @Override
        protected String call(String name) {
          return "Local "
              + super.call(name)
              + Sub.this.call(name)
              + value
              + Sub.this.value
              + count++;
        }
      }
      trace.log(new Local().call("l"));
      trace.log(await(s.of(new Local())).call("m"));
      return done(count);
    }

    @Async
    Coroutine<Object> types(Source s) {
      Part part = new Part();
      part.size += await(s.of(1));
      Elsewhere.Part other = new Elsewhere.Part();
      Inside inside = new Inside();
      trace.log(part.show() + other.show() + inside.inner() + this.new Inside().inner());
      List<Part> parts = List.of(part, other);
      int size = 0;
      for (Part each : parts) {
        size += each.size + await(s.of(each.size));
      }
      return done(size);
    }

    class Inner {
      private int own = 3;

      @Async
      Coroutine<Object> outside(Source s) {
        count++;
        count += await(s.of(2));
        text += own;
        trace.log(
            text
                + count
                + call("inner")
                + Sub.this.call("i")
                + Sub.super.call("j")
                + Sub.this.text);
        Sub.this.count *= 2;
        Function<String, String> up = Sub.super::call;
        return done(await(s.of(up.apply("k"))) + count);
      }
    }

    static class Statically {
      @Async
      Coroutine<Object> outside(Source s) {
        total += await(s.of(2));
        total++;
        return done(join(total, await(s.of(4))));
      }
    }
  }

  static class Nearer extends Sub {
    Nearer(Trace trace) {
      super(trace);
    }

    @Async
    Coroutine<Object> further(Source s) {
      count += 2;
      String up = super.call("n") + await(s.of(1));
      Function<String, String> reference = super::call;
      return done(up + reference.apply("r") + count + super.count + text);
    }

    @Override
    protected String call(String name) {
      return "Nearer";
    }
  }

  @Async
  static Coroutine<Object> reads(Trace t, Source s) {
    return done(await(new Sub(t).reads(s)));
  }

  @Async
  static Coroutine<Object> writes(Trace t, Source s) {
    return done(await(new Sub(t).writes(s)));
  }

  @Async
  static Coroutine<Object> compound(Trace t, Source s) {
    return done(await(new Sub(t).compound(s)));
  }

  @Async
  static Coroutine<Object> compoundWithAwait(Trace t, Source s) {
    return done(await(new Sub(t).compoundWithAwait(s)));
  }

  @Async
  static Coroutine<Object> calls(Trace t, Source s) {
    return done(await(new Sub(t).calls(s)));
  }

  @Async
  static Coroutine<Object> references(Trace t, Source s) {
    return done(await(new Sub(t).references(s)));
  }

  @Async
  static Coroutine<Object> anonymous(Trace t, Source s) {
    return done(await(new Sub(t).anonymous(s)));
  }

  @Async
  static Coroutine<Object> types(Trace t, Source s) {
    return done(await(new Sub(t).types(s)));
  }

  @Async
  static Coroutine<Object> inner(Trace t, Source s) {
    return done(await(new Sub(t).new Inner().outside(s)));
  }

  @Async
  static Coroutine<Object> statically(Trace t, Source s) {
    return done(await(new Sub.Statically().outside(s)));
  }

  @Async
  static Coroutine<Object> further(Trace t, Source s) {
    return done(await(new Nearer(t).further(s)));
  }
}
