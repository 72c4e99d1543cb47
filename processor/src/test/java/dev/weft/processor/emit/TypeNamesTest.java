package dev.weft.processor.emit;

import static dev.weft.processor.emit.PlanBuilder.INTEGER;
import static dev.weft.processor.emit.PlanBuilder.STRING;
import static dev.weft.processor.emit.PlanBuilder.declare;
import static dev.weft.processor.emit.PlanBuilder.leave;
import static dev.weft.processor.emit.PlanBuilder.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan.Storage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How types are spelled and imported. */
class TypeNamesTest extends EmittedCode {
  private final PlanBuilder plan = new PlanBuilder();

  private String declared(TypeRef type, String... hosts) {
    Local value = plan.variable("value", type, Storage.FIELD);
    plan.state(declare(12, value, "null"), leave(13, value));
    String text = text(plan, hosts.length == 0 ? new String[] {Compiled.HOST} : hosts);
    return text.lines().filter(line -> line.endsWith(" value;")).findFirst().orElseThrow().strip();
  }

  private static TypeRef generic(String packageName, List<String> names, TypeRef... arguments) {
    return new TypeRef.Declared(Optional.empty(), packageName, names, List.of(arguments));
  }

  @Test
  void nestedTypeKeepsItsOuterName() {
    assertThat(declared(generic("java.util", List.of("Map", "Entry"), STRING, INTEGER)))
        .isEqualTo("private Map.Entry<String, Integer> value;");
  }

  @Test
  void arrayOfPrimitives() {
    assertThat(declared(new TypeRef.Array(new TypeRef.Array(KnownTypes.INT))))
        .isEqualTo("private int[][] value;");
  }

  @Test
  void wildcards() {
    TypeRef below = new TypeRef.Wildcard(Optional.of(STRING), Optional.empty());
    TypeRef above = new TypeRef.Wildcard(Optional.empty(), Optional.of(INTEGER));
    assertThat(declared(generic("java.util", List.of("Map"), below, above)))
        .isEqualTo("private Map<? extends String, ? super Integer> value;");
  }

  @Test
  void unboundedWildcard() {
    TypeRef any = new TypeRef.Wildcard(Optional.empty(), Optional.empty());
    assertThat(declared(generic("java.util", List.of("List"), any)))
        .isEqualTo("private List<?> value;");
  }

  @Test
  void innerTypeOfAGenericOne() {
    TypeRef.Declared outer = (TypeRef.Declared) generic("u", List.of("Outer"), STRING);
    TypeRef inner =
        new TypeRef.Declared(Optional.of(outer), "u", List.of("Inner"), List.of(INTEGER));
    assertThat(declared(inner, "package u; class Outer<A> { class Inner<B> {} }"))
        .isEqualTo("private Outer<String>.Inner<Integer> value;");
  }

  @Test
  void innerTypeTwoLevelsInsideAGenericOne() {
    TypeRef.Declared outer = (TypeRef.Declared) generic("u", List.of("Outer"), STRING);
    TypeRef.Declared middle =
        new TypeRef.Declared(Optional.of(outer), "u", List.of("Middle"), List.of());
    TypeRef inner = new TypeRef.Declared(Optional.of(middle), "u", List.of("Inner"), List.of());
    assertThat(declared(inner, "package u; class Outer<A> { class Middle { class Inner {} } }"))
        .isEqualTo("private Outer<String>.Middle.Inner value;");
  }

  @Test
  void typeVariableHidesAClassOfItsName() {
    plan.typeParameter("List");
    assertThat(declared(generic("java.util", List.of("List"), new TypeRef.Variable("List"))))
        .isEqualTo("private java.util.List<List> value;");
  }

  @Test
  void classesOfOneSimpleNameAreToldApart() {
    Local sql = plan.variable("sql", TypeRef.declared("java.util", "List"), Storage.FIELD);
    plan.state(
        declare(12, sql, "null"),
        run(13, TypeRef.declared("java.awt", "List"), ".class.getName();\n"),
        leave(14));
    String text = plan.emit().text();
    assertThat(text).contains("import java.util.List;").contains("java.awt.List.class.getName();");
  }

  @Test
  void hostsOwnFrameIsNotWeftsFrame() {
    assertThat(declared(TypeRef.declared("u", "Frame"), "package u; class Frame {}"))
        .isEqualTo("private Frame value;");
    assertThat(plan.emit().text()).contains("extends dev.weft.frame.Frame<Object>");
  }

  @Test
  void classOfTheSamePackageHidesJavaLang() {
    Local text = plan.variable("text", STRING, Storage.FIELD);
    Local value = plan.variable("own", TypeRef.declared("u", "String"), Storage.FIELD);
    plan.state(
        declare(12, text, "\"a\""), declare(12, value, "null"), leave(13, value, " + ", text));
    assertThat(text(plan, "package u; class String {}"))
        .contains("  private java.lang.String text;\n")
        .contains("  private String own;\n");
  }

  @Test
  void classesNamedLikeWhatTheFrameworkNeeds() {
    Local object = plan.variable("object", TypeRef.declared("u", "Object"), Storage.FIELD);
    Local failure = plan.variable("failure", TypeRef.declared("u", "Throwable"), Storage.FIELD);
    Local override = plan.variable("override", TypeRef.declared("u", "Override"), Storage.FIELD);
    Local illegal =
        plan.variable("illegal", TypeRef.declared("u", "IllegalStateException"), Storage.FIELD);
    Local caught = plan.temporary("caught", KnownTypes.THROWABLE, Storage.FIELD);
    plan.region(1, caught).in(0);
    plan.state(
        declare(12, object, "null"),
        declare(12, failure, "null"),
        declare(12, override, "null"),
        declare(12, illegal, "null"),
        leave(13, object, " + \"\" + ", failure, " + ", override, " + ", illegal));
    plan.outside().state(PlanBuilder.fail(14, caught));
    assertThat(
            text(
                plan,
                "package u; class Object {}",
                "package u; class Throwable {}",
                "package u; class Override {}",
                "package u; class IllegalStateException {}"))
        .contains("@java.lang.Override")
        .contains("protected java.lang.Object resume() throws java.lang.Throwable {")
        .contains("catch (java.lang.Throwable failure2)")
        .contains("throw new java.lang.IllegalStateException(");
  }

  @Test
  void localClassHidesAnImport() {
    Local list =
        plan.variable("list", generic("java.util", List.of("List"), STRING), Storage.FIELD);
    plan.inner("List");
    plan.state(
        run(12, "class List {}\n"),
        run(12, "new List();\n"),
        declare(13, list, generic("java.util", List.of("List")), ".of()"),
        leave(14, list));
    assertThat(text(plan)).contains("list = java.util.List.of();");
  }
}
