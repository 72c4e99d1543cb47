package dev.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.processor.model.Accessor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources of state machines become classes behind the methods of their hosts. */
class BackEndTest {
  @TempDir Path output;

  private Javac.Result compile(HandWritten bodies, String... sources) {
    return new Javac(output).with(bodies).compile(sources);
  }

  @Test
  void staticMethodWithParameters() {
    var result =
        compile(
            HandWritten.body("sum", "return \"sum \" + (a + b) + text;"),
            """
            package u;
            import dev.weft.*;
            class Demo {
              @Async static Coroutine<Object> sum(long a, int b, String text) { return null; }
              static Object main() { return Resume.once(sum(1L << 40, 2, "!")); }
            }
            """);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.Demo", "main")).isEqualTo("sum 1099511627778!");
  }

  @Test
  void privateMembersOfTheNestAreOpen() {
    var result =
        compile(
            HandWritten.body(
                "m", "return self.secret + Demo.twice(self.secret) + new Demo.P(5).v;"),
            """
            package u;
            import dev.weft.*;
            class Demo {
              private int secret = 3;
              private static int twice(int x) { return 2 * x; }
              private static class P { private final int v; private P(int v) { this.v = v; } }
              @Async private Coroutine<Object> m() {
                var x = new P(secret).v + twice(secret);
                return null;
              }
              static Object main() { return Resume.once(new Demo().m()); }
            }
            """);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.Demo", "main")).isEqualTo(14);
  }

  @Test
  void innerOfInnerReachesEveryInstanceAround() {
    var result =
        compile(
            HandWritten.body("m", "return outer2.a + outer1.b + self.c;"),
            """
            package u;
            import dev.weft.*;
            class Demo {
              private String a = "a";
              class Inner {
                private String b = "b";
                class Most {
                  private String c = "c";
                  @Async Coroutine<Object> m() { var x = a + b + c; return null; }
                }
              }
              static Object main() { return Resume.once(new Demo().new Inner().new Most().m()); }
            }
            """);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.Demo", "main")).isEqualTo("abc");
  }

  @Test
  void interfaceHost() {
    var result =
        compile(
            HandWritten.body("m", "return self.hidden() + U.fixed();").and("s", "return \"s\";"),
            """
            package u;
            import dev.weft.*;
            interface U {
              private String hidden() { return "hidden"; }
              private static String fixed() { return "fixed"; }
              @Async default Coroutine<Object> m() { String x = hidden() + fixed(); return null; }
              @Async private static Coroutine<Object> s() { return null; }
              static Object main() { return "" + Resume.once(new U() {}.m()) + Resume.once(s()); }
            }
            """);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.U", "main")).isEqualTo("hiddenfixeds");
  }

  @Test
  void enumAndRecordHosts() {
    var result =
        compile(
            HandWritten.body("color", "return self.name() + u.Color.RED.n;")
                .and("rec", "return self.x() + self.y.size();"),
            """
            package u;
            import dev.weft.*;
            enum Color {
              RED(7), GREEN(8) { @Override int f() { return 2; } };
              private final int n;
              Color(int n) { this.n = n; }
              int f() { return n; }
              record R<T>(int x, java.util.List<T> y) {
                @Async Coroutine<Object> rec() { int z = x() + y.size(); return null; }
              }
              @Async Coroutine<Object> color() { int z = RED.n; return null; }
              static Object main() {
                return Resume.once(GREEN.color()) + " "
                    + Resume.once(new R<String>(4, java.util.List.of("a")).rec());
              }
            }
            """);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.Color", "main")).isEqualTo("GREEN7 5");
  }

  @Test
  void switchOnAPrivateEnumWithBodies() {
    var result =
        compile(
            HandWritten.body(
                "m", "return switch (c) { case RED -> c.f(); case GREEN -> 10 + c.f(); };"),
            """
            package u;
            import dev.weft.*;
            class Demo {
              private enum Color { RED, GREEN { @Override int f() { return 2; } };
                int f() { return 1; } }
              @Async static Coroutine<Object> m(Color c) {
                int x = c.f() + Color.GREEN.f();
                return null;
              }
              static Object main() { return Resume.once(m(Color.GREEN)); }
            }
            """);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.Demo", "main")).isEqualTo(12);
  }

  @Test
  void sealedTypesAndRecordPatterns() {
    var result =
        compile(
            HandWritten.body("m", "return s instanceof Demo.Sq q ? q.side() : ((Demo.Ci) s).r();"),
            """
            package u;
            import dev.weft.*;
            class Demo {
              sealed interface Shape permits Sq, Ci {}
              record Sq(int side) implements Shape {}
              record Ci(int r) implements Shape {}
              @Async static Coroutine<Object> m(Shape s) {
                int x = s instanceof Sq q ? q.side() : ((Ci) s).r();
                return null;
              }
              static Object main() { return Resume.once(m(new Sq(6))); }
            }
            """);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.Demo", "main")).isEqualTo(6);
  }

  @Test
  void genericHostAndMethod() {
    var result =
        compile(
            HandWritten.body("m", "java.util.List<K> l = self.wrap(k); return \"\" + l + t;"),
            """
            package u;
            import dev.weft.*;
            class Demo<K> {
              private <X> java.util.List<X> wrap(X x) { return java.util.List.of(x); }
              @Async <T> Coroutine<Object> m(K k, T t) { var l = this.<K>wrap(k); return null; }
              static Object main() { return Resume.once(new Demo<String>().m("k", 5)); }
            }
            """);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.Demo", "main")).isEqualTo("[k]5");
  }

  @Test
  void overloadsKeepApart() {
    var result =
        compile(
            HandWritten.body("m", "return self.f(1) + self.f(1L) + self.f(\"s\");"),
            """
            package u;
            import dev.weft.*;
            class Demo {
              private String f(int x) { return "int "; }
              private String f(long x) { return "long "; }
              private String f(Object... x) { return "varargs"; }
              Coroutine<Object> m(int other) { return null; }
              @Async Coroutine<Object> m() { f(0); return null; }
              static Object main() { return Resume.once(new Demo().m()); }
            }
            """);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.Demo", "main")).isEqualTo("int long varargs");
  }

  @Test
  void accessorsReachSuperAndProtectedMembers() {
    Accessor call =
        new Accessor(
            "u.Demo",
            Accessor.Kind.SUPER_CALL,
            "super$toString",
            "()Ljava/lang/String;",
            Optional.empty(),
            List.of(),
            "v/Base",
            "toString",
            "()Ljava/lang/String;",
            false,
            false,
            List.of());
    Accessor count =
        new Accessor(
            "u.Demo",
            Accessor.Kind.FIELD,
            "field$count",
            "J",
            Optional.empty(),
            List.of(),
            "v/Base",
            "count",
            "J",
            false,
            false,
            List.of());
    Accessor generic =
        new Accessor(
            "u.Demo",
            Accessor.Kind.FIELD,
            "field$t",
            "Ljava/lang/String;",
            Optional.empty(),
            List.of(),
            "v/Base",
            "t",
            "Ljava/lang/Object;",
            false,
            false,
            List.of());
    var result =
        compile(
            HandWritten.body(
                    "m",
                    "return self.super$toString() + (self.field$count = 5L) + self.field$count++ + self.field$t.length();")
                .accessor(call)
                .accessor(generic)
                .accessor(count),
            """
            package v;
            public class Base<T> {
              protected long count;
              protected T t;
              @Override public String toString() { return "base"; }
            }
            """,
            """
            package u;
            import dev.weft.*;
            class Demo extends v.Base<String> {
              @Override public String toString() { return "demo"; }
              @Async Coroutine<Object> m() { super.toString(); count = count; return null; }
              Demo() { t = "four"; }
              static Object main() { return Resume.once(new Demo().m()); }
            }
            """);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.Demo", "main")).isEqualTo("base554");
  }

  @Test
  void linesAreTheUsers() {
    var result =
        compile(
            HandWritten.body("m", "\nString s = null;\nreturn s.trim();"),
            """
            package u;
            import dev.weft.*;
            class Demo {
              @Async static Coroutine<Object> m() {

                String s = null;
                return null;
              }
              static Object main() {
                try {
                  return Resume.once(m());
                } catch (NullPointerException e) {
                  return e.getStackTrace()[0].toString().replaceAll(".*//", "");
                }
              }
            }
            """);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.Demo", "main")).isEqualTo("u.Demo$$m.resume(Demo.java:6)");
  }

  @Test
  void machinesAreMembersOfTheNest() {
    var result =
        compile(
            HandWritten.body(
                "m", "Runnable r = new Runnable() { public void run() {} }; return 1;"),
            """
            package u;
            import dev.weft.*;
            class Demo {
              static class In { @Async static Coroutine<Object> m() { return null; } }
              static Object main() throws Exception {
                return Class.forName("u.Demo$In$$m").getNestHost().getName()
                    + java.util.stream.Stream.of(Demo.class.getNestMembers())
                        .map(Class::getSimpleName).sorted().toList();
              }
            }
            """);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.Demo", "main")).isEqualTo("u.Demo[, Demo, Demo$In$$m, In]");
  }

  @Test
  void methodKeepsAnnotationsAndLosesItsLambdas() {
    var result =
        compile(
            HandWritten.body("m", "return 1;"),
            """
            package u;
            import dev.weft.*;
            import java.lang.reflect.*;
            class Demo {
              @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface Mark { String value(); }
              @Mark("here") @Async static <T extends Number> Coroutine<Object> m(@Mark("p") T t)
                  throws java.io.IOException {
                Runnable r = () -> { Runnable q = () -> {}; };
                return null;
              }
              static void other() { Runnable r = () -> {}; }
              static Object main() throws Exception {
                Method m = Demo.class.getDeclaredMethod("m", Number.class);
                long lambdas = java.util.stream.Stream.of(Demo.class.getDeclaredMethods())
                    .filter(each -> each.getName().startsWith("lambda")).count(); // this and other's
                return m.toGenericString() + m.getAnnotation(Mark.class).value()
                    + ((Mark) m.getParameterAnnotations()[0][0]).value() + lambdas;
              }
            }
            """);
    assertThat(result.errors()).isEmpty();
    assertThat(result.run("u.Demo", "main"))
        .isEqualTo(
            "static <T extends java.lang.Number> dev.weft.Coroutine<java.lang.Object>"
                + " u.Demo.m(T) throws java.io.IOExceptionherep2");
  }

  @Test
  void failureOfTheNestedCompilerLeavesNoHost() {
    var result =
        compile(
            HandWritten.body("m", "return 1;").and("broken", "return nowhere;"),
            """
            package u;
            import dev.weft.*;
            class Demo {
              static class In { @Async static Coroutine<Object> m() { return null; } }
              @Async static Coroutine<Object> broken() { return null; }
            }
            """,
            "package u; class Other {}");
    assertThat(result.succeeded()).isFalse();
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0))
        .startsWith("5: ")
        .contains("internal error while compiling Demo.broken")
        .contains("u.Demo$$broken.java:6: cannot find symbol")
        .contains("in: return nowhere;");
    assertThat(result.files()).containsExactly("u/Other.class");
  }

  @Test
  void errorOfTheUserLeavesNoHost() {
    var result =
        compile(
            HandWritten.body("m", "return 1;"),
            """
            package u;
            import dev.weft.*;
            class Demo { @Async static Coroutine<Object> m() { return null; } }
            """,
            """
            package u;
            import dev.weft.*;
            class Other { @Async static Coroutine<Object> m() { int x; x++; return null; } }
            """);
    assertThat(result.succeeded()).isFalse();
    assertThat(result.errors()).hasSize(1);
    assertThat(result.files()).isEmpty();
  }

  @Test
  void errorElsewhereLeavesFinishedHostsWorking() {
    var result =
        compile(
            HandWritten.body("m", "return 1;"),
            """
            package u;
            import dev.weft.*;
            class Demo {
              @Async static Coroutine<Object> m() { return null; }
              static Object main() { return Resume.once(m()); }
            }
            """,
            "package u; class Other { int x = \"\"; }");
    assertThat(result.succeeded()).isFalse();
    assertThat(result.run("u.Demo", "main")).isEqualTo(1);
  }

  @Test
  void twoCompilationsInOneThreadShareNothing() {
    String source =
        """
        package u;
        import dev.weft.*;
        class Demo {
          @Async static Coroutine<Object> m() { return null; }
          static Object main() { return Resume.once(m()); }
        }
        """;
    assertThat(compile(HandWritten.body("m", "return 1;"), source).run("u.Demo", "main"))
        .isEqualTo(1);
    assertThat(compile(HandWritten.body("m", "return 2;"), source).run("u.Demo", "main"))
        .isEqualTo(2);
  }

  @Test
  void internalErrorIsToldOnceAtTheMethod() {
    var result =
        compile(
            new HandWritten(),
            """
            package u;
            import dev.weft.*;
            class Demo {
              @Async static Coroutine<Object> m() { return null; }
            }
            """);
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0)).startsWith("4: ").contains("u.Demo.m()");
    assertThat(result.files()).isEmpty();
  }
}
