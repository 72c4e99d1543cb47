package dev.weft.processor.read;

import static dev.weft.processor.read.PrintedMethod.expression;
import static dev.weft.processor.read.PrintedMethod.printed;
import static dev.weft.processor.read.PrintedMethod.statements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.processor.model.Accessor;
import org.junit.jupiter.api.Test;

/** Code without await as it is written for its new home. */
class PrinterTest {
  private static final String BASE =
      """
      package q;
      public class Base<T> {
        protected static final int LIMIT = 8;
        protected static int total;
        protected int count;
        protected T value;
        protected static String join(Object... all) { return ""; }
        protected String call(T value) { return ""; }
      }
      """;

  /** The body of a method of a subclass in another package. */
  private static PrintedMethod inSubclass(String body) {
    return PrintedMethod.of(
        "class Host extends q.Base<String> { Object body(Host other) { " + body + " } }", BASE);
  }

  @Test
  void fieldsAndMethodsGetTheHostBeforeThem() {
    assertThat(printed("int x; static int y; void m() {} void body() { m(); x = y + this.x; }"))
        .isEqualTo("self#0.m();\nself#0.x = p.Host.y + self#0.x;\n");
  }

  @Test
  void literalsKeepTheirMeaning() {
    assertThat(expression("String", "\"a\\t\\\"\\\\\\0\\u00e9\""))
        .isEqualTo("java.lang.String it = \"a\\t\\\"\\\\\\u0000é\";\n");
  }

  @Test
  void signsDoNotRunTogether() {
    assertThat(statements("int i = 1; int it = - -i + - -1 - -(-i);"))
        .contains("int it = - -i + - -1 - -(-i);");
  }

  @Test
  void protectedFieldsOfOtherPackagesBecomeFieldsOfTheHost() {
    PrintedMethod method =
        inSubclass("count += 2; other.count++; return super.count = this.count;");
    assertThat(method.text())
        .isEqualTo(
            """
            self#1.field$count += 2;
            other#0.field$count++;
            <return self#1.field$count = self#1.field$count>
            """);
    assertThat(method.accessors())
        .extracting(Accessor::kind, Accessor::host, Accessor::owner, Accessor::descriptor)
        .containsExactly(tuple(Accessor.Kind.FIELD, "p.Host", "q/Base", "I"));
  }

  @Test
  void protectedStaticsOfOtherPackagesAreNamedThroughTheHost() {
    assertThat(inSubclass("q.Base.total++; total = Host.total; return q.Base.join(join());").text())
        .isEqualTo(
            """
            p.Host.field$total++;
            p.Host.field$total = p.Host.field$total;
            <return p.Host.static$join(p.Host.static$join())>
            """);
  }

  @Test
  void protectedConstantsGoByTheirValues() {
    assertThat(inSubclass("return LIMIT + q.Base.LIMIT;").text()).isEqualTo("<return 8 + 8>\n");
  }

  @Test
  void accessorsOfGenericMembersHaveTheTypesOfTheHost() {
    PrintedMethod method = inSubclass("return call(value);");
    assertThat(method.text()).isEqualTo("<return self#1.call$call(self#1.field$value)>\n");
    assertThat(method.accessors())
        .extracting(Accessor::descriptor)
        .containsExactlyInAnyOrder("(Ljava/lang/String;)Ljava/lang/String;", "Ljava/lang/String;");
  }

  @Test
  void methodsOfTheSuperclassGetAccessors() {
    assertThat(inSubclass("Supplier<String> s = super::toString; return super.hashCode();").text())
        .isEqualTo(
            """
            java.util.function.Supplier<java.lang.String> s = self#1::super$toString;
            <return self#1.super$hashCode()>
            """);
  }

  @Test
  void superOfAnInterfaceGetsAnAccessorThatNamesIt() {
    PrintedMethod method =
        PrintedMethod.of(
            "interface I { default int m() { return 1; } }"
                + " class Host implements I { int body() { return I.super.m(); } }");
    assertThat(method.text()).isEqualTo("<return self#0.super$m()>\n");
    assertThat(method.accessors())
        .extracting(Accessor::owner, Accessor::ownerIsInterface)
        .containsExactly(tuple("p/I", true));
  }

  @Test
  void declaratorsThatDifferInDimensionsStandBesideOneAnother() {
    assertThat(statements("for (int i = 0, j[] = {1}, k[][] = {}; i < 1; i++) {}"))
        .isEqualTo("for (int i = 0, j[] = {1}, k[][] = {}; i < 1; i++) {}\n");
    assertThat(statements("for (final int[] i = {0}, j = {1}; i == j; ) {}"))
        .isEqualTo("for (final int i[] = {0}, j[] = {1}; i == j;) {}\n");
  }

  @Test
  void anInnerClassIsMadeByTheInstanceAroundIt() {
    assertThat(printed("class Inner {} void body() { Object o = new Inner(); }"))
        .isEqualTo("java.lang.Object o = self#0.new Inner();\n");
  }

  @Test
  void aReferenceToTheConstructorOfAnInnerClassBecomesALambda() {
    assertThat(
            printed(
                "class Inner { Inner(int a) {} } void body() { IntFunction<Inner> f = Inner::new; }"))
        .endsWith(" f = (argument) -> self#0.new Inner(argument);\n");
  }

  @Test
  void typesOfInnerClassesKeepTheArgumentsOfTheClassAround() {
    assertThat(printed("static class A<T> { class B {} } void body() { A<String>.B b = null; }"))
        .isEqualTo("p.Host.A<java.lang.String>.B b = null;\n");
  }

  @Test
  void labelsOfEnumSwitchesStayUnqualified() {
    assertThat(
            printed(
                "enum E { A } int n; void body() { switch (E.A) { case A -> n++; default -> {} } }"))
        .isEqualTo(
            """
            switch (p.Host.E.A) {
              case A -> self#0.n++;
              default -> {}
            }
            """);
  }

  @Test
  void constantLabelsAreQualified() {
    assertThat(
            printed(
                "static final int K = 1; void body(int x) { int y = switch (x) { case K: yield 2;"
                    + " default: yield K; }; }"))
        .isEqualTo(
            """
            int y = switch (x#0) {
              case p.Host.K:
                yield 2;
              default:
                yield p.Host.K;
            };
            """);
  }

  @Test
  void typeArgumentsStandBeforeTheNameOfTheMethod() {
    assertThat(expression("Object", "List.<String>of().<Object>toArray(new Object[0])"))
        .isEqualTo(
            "java.lang.Object it = java.util.List.<java.lang.String>of()"
                + ".<java.lang.Object>toArray(new java.lang.Object[0]);\n");
  }

  @Test
  void jumpsThatStayInsideStayAndOthersBecomeExits() {
    assertThat(
            statements(
                "a: for (;;) { b: while (true) { if (hashCode() > 1) continue a; break b; } return; }"))
        .contains("continue a;", "break b;", "<return>");
  }

  @Test
  void everyLineSaysWhereItComesFrom() {
    assertThat(
            PrintedMethod.of("class Host { void body() {\nint a = 1;\n\nif (a > 0) {\na++; } } }")
                .lines())
        .containsExactly("@2 int a = 1;", "@4 if (a > 0) {", "  @5 a++;", "}");
  }

  @Test
  void mentionsInLambdasAndClassesAreCaptures() {
    assertThat(
            PrintedMethod.of(
                    "class Host { void body(int a) { int b = a; Runnable r = () -> hashCode(); IntSupplier s = () -> a; } }")
                .uses())
        .extracting(use -> use.local().name() + " " + use.captured())
        .containsExactly("a false", "self true", "a true");
  }

  @Test
  void bindingsOfPatternsKeepTheirNames() {
    assertThat(statements("Object o = 1; boolean it = o instanceof Integer i && i > 0;"))
        .isEqualTo(
            "java.lang.Object o = 1;\nboolean it = o instanceof java.lang.Integer i && i > 0;\n");
  }

  @Test
  void protectedStaticsThroughAnExpressionOfTheirOwnClassGoThroughTheHost() {
    assertThat(inSubclass("q.Base<String> base = this; return base.total;").text())
        .endsWith("<return (base == null ? (p.Host) null : null).field$total>\n");
    assertThat(inSubclass("return other.total;").text())
        .isEqualTo("<return other#0.field$total>\n");
  }
}
