package dev.weft.processor.emit;

import static dev.weft.processor.emit.PlanBuilder.DEMO;
import static dev.weft.processor.emit.PlanBuilder.INTEGER;
import static dev.weft.processor.emit.PlanBuilder.STRING;
import static dev.weft.processor.emit.PlanBuilder.assign;
import static dev.weft.processor.emit.PlanBuilder.await;
import static dev.weft.processor.emit.PlanBuilder.awaited;
import static dev.weft.processor.emit.PlanBuilder.code;
import static dev.weft.processor.emit.PlanBuilder.declare;
import static dev.weft.processor.emit.PlanBuilder.evaluate;
import static dev.weft.processor.emit.PlanBuilder.leave;
import static dev.weft.processor.emit.PlanBuilder.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.frame.Frame;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan.Storage;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The class around {@code resume()}. */
class EmitterTest extends EmittedCode {
  private static final TypeRef MAP =
      new TypeRef.Declared(Optional.empty(), "java.util", List.of("Map"), List.of(STRING, STRING));

  private final PlanBuilder plan = new PlanBuilder();

  @Test
  void wholeFile() {
    Local self = plan.receiver("self", DEMO);
    Local data = plan.variable("data", MAP, Storage.FIELD);
    plan.result(INTEGER).display("Demo.fetch(int)");
    plan.unused("depth", KnownTypes.INT);
    plan.state(
        declare(14, data, "new ", TypeRef.declared("java.util", "TreeMap"), "<>()"),
        await(15, 1, "Demo.fetch(", self, ".name())"));
    plan.state(run(15, data, ".put(\"a\", ", awaited(STRING), ");\n"), leave(16, data, ".size()"));
    assertThat(text(plan))
        .isEqualTo(
            """
            package u;

            import dev.weft.frame.Frame;
            import java.util.Map;
            import java.util.TreeMap;

            /** The state machine of {@code Demo.fetch(int)}. */
            final class Demo$$fetch extends Frame<Integer> {
              private final Demo self;
              private Map<String, String> data;
              private int state;

              Demo$$fetch(Demo self, int depth) {
                this.self = self;
              }

              @Override
              protected Object resume() throws Throwable {
                while (true) {
                  switch (state) {
                    case 0 -> { // Demo.java:14
                      data = new TreeMap<>();
                      state = 1;
                      if (awaiting(Demo.fetch(self.name()))) {
                        return SUSPENDED;
                      }
                    }
                    case 1 -> { // Demo.java:15
                      data.put("a", this.<String>result());
                      return data.size();
                    }
                    default -> throw new IllegalStateException("no state " + state);
                  }
                }
              }
            }
            """);
  }

  @Test
  void oneStateWithoutAwaitIsJustItsBody() {
    plan.state(leave(12));
    assertThat(text(plan)).doesNotContain("state;").doesNotContain("switch");
    assertThat(resume(plan)).isEqualTo("return null;\n");
  }

  @Test
  void classWithoutInputsNeedsNoConstructor() {
    plan.state(leave(12));
    assertThat(text(plan)).doesNotContain("Demo$$fetch()");
  }

  @Test
  void constructorWithoutFieldsIsEmpty() {
    plan.unused("id", KnownTypes.INT);
    plan.state(leave(12));
    assertThat(text(plan)).contains("\n  Demo$$fetch(int id) {}\n");
  }

  @Test
  void writtenInputIsNotFinal() {
    Local count = plan.parameter("count", KnownTypes.INT);
    Local step = plan.parameter("step", KnownTypes.INT);
    plan.state(assign(12, count, count, " + ", step), leave(13, count));
    assertThat(text(plan))
        .contains("  private int count;\n  private final int step;\n")
        .contains("count = count + step;");
  }

  @Test
  void inputWrittenByRunningCodeIsNotFinal() {
    Local count = plan.parameter("count", KnownTypes.INT);
    plan.state(run(12, PlanBuilder.update(count), "++;\n"), leave(13, count));
    assertThat(text(plan)).contains("  private int count;\n").contains("count++;");
  }

  @Test
  void unusedParameterNamedLikeAReceiverGetsAnotherName() {
    Local self = plan.receiver("self", DEMO);
    plan.unused("self", KnownTypes.INT);
    plan.state(leave(12, self));
    assertThat(text(plan)).contains("Demo$$fetch(Demo self, int self2) {");
  }

  @Test
  void typeParametersKeepTheirBounds() {
    TypeRef variable = new TypeRef.Variable("E");
    TypeRef comparable =
        new TypeRef.Declared(
            Optional.empty(), "java.lang", List.of("Comparable"), List.of(variable));
    plan.typeParameter("A", KnownTypes.OBJECT)
        .typeParameter("E", TypeRef.declared("java.lang", "Number"), comparable)
        .result(variable);
    plan.state(leave(12));
    assertThat(text(plan))
        .contains(
            "final class Demo$$fetch<A, E extends Number & Comparable<E>> extends Frame<E> {");
  }

  @Test
  void localsOfOneNameShareAField() {
    Local first = plan.variable("item", STRING, Storage.FIELD);
    Local second = plan.variable("item", STRING, Storage.FIELD);
    plan.state(
        declare(12, first, "\"a\""), declare(13, second, "\"b\""), leave(14, first, " + ", second));
    assertThat(text(plan)).containsOnlyOnce("private String item;");
  }

  @Test
  void stateFieldYieldsToTheUsersName() {
    Local state = plan.parameter("state", STRING);
    plan.stateName("state2");
    plan.state(await(12, 1, "Demo.fetch(", state, ")"));
    plan.state(evaluate(12, awaited(STRING)), leave(13, state));
    assertThat(text(plan))
        .contains("  private final String state;\n  private int state2;\n")
        .contains("switch (state2) {")
        .contains("state2 = 1;")
        .contains("\"no state \" + state2");
  }

  @Test
  void localNamedSuspendedDoesNotHideTheMarker() {
    Local suspended = plan.parameter("SUSPENDED", STRING);
    plan.state(await(12, 1, "Demo.fetch(", suspended, ")"));
    plan.state(evaluate(12, awaited(STRING)), leave(13, suspended));
    assertThat(resume(plan)).contains("return Frame.SUSPENDED;");
  }

  @Test
  void textWithDollarsStaysAsItIs() {
    plan.state(leave(12, "\"$L costs $$5 $T\""));
    assertThat(resume(plan)).isEqualTo("return \"$L costs $$5 $T\";\n");
  }

  @Test
  void sameInputGivesTheSameText() {
    Local one = plan.variable("one", STRING, Storage.FIELD);
    Local two = plan.variable("two", STRING, Storage.METHOD);
    plan.state(declare(12, one, "\"a\""), assign(12, two, "\"b\""), leave(14, code(one, two)));
    assertThat(plan.emit()).isEqualTo(plan.emit());
  }

  /** A member type would hide an import of the same name in every state machine. */
  @Test
  void frameHasNoMemberTypesForStateMachinesToInherit() {
    Stream<Class<?>> family =
        Stream.<Class<?>>iterate(Frame.class, type -> type != null, Class::getSuperclass);
    assertThat(family.flatMap(type -> Stream.of(type.getDeclaredClasses())))
        .allMatch(
            type ->
                Modifier.isPrivate(type.getModifiers())
                    || (type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0);
  }
}
