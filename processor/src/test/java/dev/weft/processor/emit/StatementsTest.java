package dev.weft.processor.emit;

import static dev.weft.processor.emit.PlanBuilder.INTEGER;
import static dev.weft.processor.emit.PlanBuilder.STRING;
import static dev.weft.processor.emit.PlanBuilder.assign;
import static dev.weft.processor.emit.PlanBuilder.await;
import static dev.weft.processor.emit.PlanBuilder.awaited;
import static dev.weft.processor.emit.PlanBuilder.code;
import static dev.weft.processor.emit.PlanBuilder.declare;
import static dev.weft.processor.emit.PlanBuilder.evaluate;
import static dev.weft.processor.emit.PlanBuilder.fail;
import static dev.weft.processor.emit.PlanBuilder.infer;
import static dev.weft.processor.emit.PlanBuilder.leave;
import static dev.weft.processor.emit.PlanBuilder.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.processor.flow.Instruction;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan.Storage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How instructions are written, and the result of an await in them. */
class StatementsTest extends EmittedCode {
  private static final TypeRef INTS = new TypeRef.Array(KnownTypes.INT);

  private final PlanBuilder plan = new PlanBuilder();

  /** The statements of the state that an await resumes. */
  private String resumed(Instruction... steps) {
    plan.state(await(12, 1, "Demo.fetch()"));
    Object[] all = new Object[steps.length + 1];
    System.arraycopy(steps, 0, all, 0, steps.length);
    all[steps.length] = leave(99);
    plan.state(all);
    String resume = resume(plan);
    int start = resume.indexOf('\n', resume.indexOf("case 1 ->")) + 1;
    int end = resume.indexOf("      return null;", start);
    return resume.substring(start, end).replaceAll("(?m)^      ", "");
  }

  @Test
  void declarationTakesTheResultsTypeFromItsVariable() {
    Local text = plan.variable("text", STRING, Storage.STATE);
    assertThat(resumed(declare(12, text, awaited(STRING)), run(13, "Demo.log(", text, ");\n")))
        .isEqualTo("String text = result();\nDemo.log(text);\n");
  }

  @Test
  void inferredDeclarationOfAResultSaysTheType() {
    Local text = plan.variable("text", STRING, Storage.STATE);
    assertThat(resumed(infer(12, text, awaited(STRING)), run(13, "Demo.log(", text, ");\n")))
        .startsWith("String text = result();\n");
  }

  @Test
  void inferredDeclarationOfAnythingElseStaysInferred() {
    Local text = plan.variable("text", STRING, Storage.STATE);
    assertThat(
            resumed(
                infer(12, text, awaited(STRING), " + \"!\""), run(13, "Demo.log(", text, ");\n")))
        .startsWith("var text = this.<String>result() + \"!\";\n");
  }

  @Test
  void typeThatCannotBeNamedIsInferred() {
    Local loop =
        plan.variable("loop", new TypeRef.NonDenotable("anonymous", List.of()), Storage.STATE);
    plan.state(
        declare(12, loop, "new Object() {\n  int size() {\n    return 1;\n  }\n}"),
        leave(13, loop, ".size()"));
    assertThat(resume(plan)).startsWith("var loop = new Object() {\n");
  }

  @Test
  void resultUnboxesIntoAPrimitive() {
    Local count = plan.variable("count", KnownTypes.INT, Storage.FIELD);
    assertThat(resumed(declare(12, count, awaited(INTEGER)), assign(13, count, count, " + 1")))
        .isEqualTo("count = result();\ncount = count + 1;\n");
  }

  @Test
  void resultIntoAWiderPrimitiveSaysItsType() {
    Local count = plan.variable("count", new TypeRef.Primitive("long"), Storage.FIELD);
    assertThat(resumed(declare(12, count, awaited(INTEGER)), assign(13, count, count, " + 1")))
        .startsWith("count = this.<Integer>result();\n");
  }

  @Test
  void resultInsideAnExpressionSaysItsType() {
    assertThat(resumed(run(12, "Demo.log(", awaited(STRING), ".length());\n")))
        .isEqualTo("Demo.log(this.<String>result().length());\n");
  }

  @Test
  void resultIntoAnObjectNeedsNoType() {
    Local value = plan.variable("value", KnownTypes.OBJECT, Storage.FIELD);
    assertThat(resumed(assign(12, value, awaited(STRING)), run(13, "Demo.log(", value, ");\n")))
        .startsWith("value = result();\n");
  }

  @Test
  void shortArrayInitializerStaysInADeclaration() {
    Local values = plan.variable("values", INTS, Storage.STATE);
    plan.state(declare(12, values, "{1, 2}"), leave(13, values));
    assertThat(resume(plan)).startsWith("int[] values = {1, 2};\n");
  }

  @Test
  void shortArrayInitializerOfAFieldBecomesACreation() {
    Local values = plan.variable("values", INTS, Storage.FIELD);
    plan.state(declare(12, values, "{1, 2}"), leave(13, values));
    assertThat(resume(plan)).startsWith("values = new int[] {1, 2};\n");
  }

  @Test
  void declarationWithoutValueOfAFieldIsNothing() {
    Local value = plan.variable("value", STRING, Storage.FIELD);
    plan.state(declare(12, value), assign(13, value, "\"a\""), leave(14, value));
    assertThat(resume(plan)).isEqualTo("value = \"a\";\nreturn value;\n");
  }

  @Test
  void declarationWithoutValueStays() {
    Local value = plan.variable("value", STRING, Storage.STATE);
    plan.state(declare(12, value), assign(13, value, "\"a\""), leave(14, value));
    assertThat(resume(plan)).isEqualTo("String value;\nvalue = \"a\";\nreturn value;\n");
  }

  @Test
  void runningCodeIsIndentedWhereItStands() {
    plan.state(await(12, 1, "Demo.fetch()"));
    plan.state(
        evaluate(12, awaited(STRING)),
        run(13, "for (int i = 0; i < 3; i++) {\n  Demo.log(i);\n}\n"),
        leave(16));
    assertThat(resume(plan))
        .contains("      for (int i = 0; i < 3; i++) {\n        Demo.log(i);\n      }\n");
  }

  @Test
  void stringsKeepWhatLooksLikeSpace() {
    plan.state(leave(12, "\"a  \\n\\t b \""));
    assertThat(resume(plan)).isEqualTo("return \"a  \\n\\t b \";\n");
    assertThat(outcome(plan)).containsExactly("a  \n\t b ");
  }

  @Test
  void thrownResultSaysItsType() {
    plan.state(await(12, 1, "Demo.fetch()"));
    plan.state(fail(12, awaited(TypeRef.declared("u", "Demo", "Failure"))));
    assertThat(resume(plan)).contains("throw this.<Demo.Failure>result();");
  }

  @Test
  void valuesAreBoxedAsTheyStand() {
    plan.state(leave(12, "'c'"));
    assertThat(outcome(plan)).containsExactly('c');
  }

  @Test
  void choiceOfNumbersIsPromotedBeforeBoxing() {
    plan.state(leave(12, code("Demo.ready() ? 1L : 2")));
    assertThat(outcome(plan)).containsExactly(2L);
  }
}
