package dev.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a body may refer to, the nested javac finds in a stub, as the outer one saw it. */
class StubTest {
  @TempDir Path output;

  /** Runs {@code Demo.main} with the body; {@code mention} is what javac sees in the method. */
  private @Nullable Object run(String body, String mention, String members, String... others) {
    String demo =
        """
        package u;
        import dev.weft.*;
        import java.util.*;
        class Demo {
          @Async static Coroutine<Object> m() throws Throwable { %s return null; }
          static Object main() throws Throwable { return Resume.once(m()); }
        %s
        }
        """
            .formatted(mention, members);
    String[] sources = new String[others.length + 1];
    sources[0] = demo;
    System.arraycopy(others, 0, sources, 1, others.length);
    var result = new Javac(output).with(HandWritten.body("m", body)).compile(sources);
    assertThat(result.errors()).isEmpty();
    return result.run("u.Demo", "main");
  }

  @Test
  void constantsStayConstant() {
    assertThat(
            run(
                """
                switch (v.C.I) { case v.C.S: return 0; default: }
                char c = v.C.CH; byte b = v.C.B; float f = v.C.F;
                final String text = v.C.T + v.C.Z;
                switch ("xtrue") { case v.C.T + v.C.Z: return "" + c + b + f + v.C.L; default: }
                return text;
                """,
                "int x = v.C.I + v.C.S + v.C.CH + v.C.B; float f = v.C.F; boolean z = v.C.Z;"
                    + " String t = v.C.T + v.C.L;",
                "",
                """
                package v;
                public class C {
                  public static final int I = 7; public static final short S = 1;
                  public static final char CH = 'c'; public static final byte B = 3;
                  public static final float F = 1.5f; public static final boolean Z = true;
                  public static final String T = "x"; public static final long L = 1L << 40;
                }
                """))
        .isEqualTo("c31.51099511627776");
  }

  @Test
  void thrownTypesAreChecked() {
    assertThat(
            run(
                """
                try { Demo.f(new java.io.IOException("io")); return 0; }
                catch (java.io.IOException e) { }
                try { new Demo.T(); return 1; } catch (Demo.E e) { return "E"; }
                """,
                "try { f(new java.io.IOException()); new T(); } catch (java.io.IOException | E e) {}",
                """
                static class E extends Exception {}
                static class T { T() throws E { throw new E(); } }
                static <X extends Exception> void f(X x) throws X { throw x; }
                """))
        .isEqualTo("E");
  }

  @Test
  void varargsStayVarargs() {
    assertThat(
            run(
                "return Demo.f(1, 2, 3);",
                "f(1);",
                "private static int f(int... x) { return x.length; }"))
        .isEqualTo(3);
  }

  @Test
  void annotationsInsideABodyKeepTheirElements() {
    assertThat(
            run(
                """
                @Demo.Mark @Demo.Tag("a") @Demo.Tag("b") class Local {}
                return Local.class.getAnnotation(Demo.Mark.class).value()
                    + Local.class.getAnnotationsByType(Demo.Tag.class).length;
                """,
                "@Mark @Tag(\"a\") @Tag(\"b\") class Local {}"
                    + " Local.class.getAnnotation(Mark.class).value();"
                    + " Local.class.getAnnotationsByType(Tag.class);",
                """
                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                @interface Mark {
                  String value() default "dflt"; Class<?>[] types() default {int.class, Demo.class};
                  Thread.State state() default Thread.State.NEW; Tag tag() default @Tag("t");
                  int[] numbers() default {1, 2}; char c() default 'c';
                }
                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                @java.lang.annotation.Repeatable(Tags.class)
                @interface Tag { String value(); }
                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                @interface Tags { Tag[] value(); }
                """))
        .isEqualTo("dflt2");
  }

  @Test
  void innerClassesOfGenericClasses() {
    assertThat(
            run(
                """
                Demo.G<String>.In<Integer> in = new Demo.G<String>("g").new In<Integer>(4);
                String t = in.t();
                return t + in.u;
                """,
                "G<String>.In<Integer> in = new G<String>(\"g\").new In<Integer>(4); in.t(); in.u++;",
                """
                private static class G<T> {
                  private final T t;
                  private G(T t) { this.t = t; }
                  private class In<U> { private U u; private In(U u) { this.u = u; } private T t() { return t; } }
                }
                """))
        .isEqualTo("g4");
  }

  @Test
  void anonymousClassOfAnAbstractOne() {
    assertThat(
            run(
                """
                return new v.Base<String>("a") {
                  @Override protected String f(String s) { return s + "!"; }
                }.go();
                """,
                "new v.Base<String>(\"a\") {"
                    + " @Override protected String f(String s) { return s + \"!\"; } }.go();",
                "",
                """
                package v;
                public abstract class Base<T> {
                  private final T t;
                  protected Base(T t) { this.t = t; }
                  protected abstract T f(T t);
                  public final T go() { return f(t); }
                }
                """))
        .isEqualTo("a!");
  }

  @Test
  void iterablesAndResourcesOfTheUser() {
    assertThat(
            run(
                """
                String text = "";
                try (Demo.Res r = new Demo.Res()) { for (String s : r) { text += s; } }
                return text + Demo.closed;
                """,
                "try (Res r = new Res()) { for (String s : r) {} } closed++;",
                """
                private static int closed;
                private static class Res implements AutoCloseable, Iterable<String> {
                  @Override public void close() { closed++; }
                  @Override public Iterator<String> iterator() { return List.of("a", "b").iterator(); }
                }
                """))
        .isEqualTo("ab1");
  }

  @Test
  void functionalInterfacesOfTheUser() {
    assertThat(
            run(
                "Demo.F<Integer> f = x -> x + 1; return f.twice(3) + Demo.F.<Integer>id().f(1);",
                "F<Integer> f = x -> x + 1; f.twice(3); F.<Integer>id().f(1);",
                """
                private interface F<T> {
                  T f(T t);
                  default T twice(T t) { return f(f(t)); }
                  static <T> F<T> id() { return t -> t; }
                }
                """))
        .isEqualTo(6);
  }

  @Test
  void privateMembersOfOneNestStayPrivateToAnother() {
    assertThat(
            run(
                "return v.Other.f(\"s\");",
                "v.Other.f(\"s\");",
                "",
                """
                package v;
                public class Other {
                  private static String f(String s) { return "private"; }
                  public static String f(Object o) { return "public"; }
                }
                """))
        .isEqualTo("public");
  }

  @Test
  void membersThatNothingMentionsAreTriedWhereTheOthersDoNotDo() {
    // The body calls what the method does not mention: only the full stub has it.
    assertThat(run("return Demo.hidden();", "", "private static int hidden() { return 9; }"))
        .isEqualTo(9);
  }

  @Test
  void aLibraryMayMissWhatItNeeds() throws Exception {
    Path library = Files.createDirectory(output.resolve("library"));
    new Javac(library)
        .compile(
            """
            package v;
            public class Lib {
              public String log(String s) { return s; }
              public Missing log(Missing.Inner<String> m, Missing[] more) { return null; }
              public Missing log;
            }
            """,
            "package v; public class Missing { public static class Inner<T> {} }");
    Files.delete(library.resolve("v/Missing.class"));
    Files.delete(library.resolve("v/Missing$Inner.class"));
    var result =
        new Javac(output)
            .with(HandWritten.body("m", "return new v.Lib().log(\"a\");"))
            .classPath(library)
            .compile(
                """
                package u;
                import dev.weft.*;
                class Demo {
                  @Async static Coroutine<Object> m() { new v.Lib().log("a"); return null; }
                }
                """);
    assertThat(result.errors()).isEmpty();
  }
}
