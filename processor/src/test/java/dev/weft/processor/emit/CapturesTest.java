package dev.weft.processor.emit;

import static dev.weft.processor.emit.PlanBuilder.DEMO;
import static dev.weft.processor.emit.PlanBuilder.STRING;
import static dev.weft.processor.emit.PlanBuilder.assign;
import static dev.weft.processor.emit.PlanBuilder.branch;
import static dev.weft.processor.emit.PlanBuilder.capture;
import static dev.weft.processor.emit.PlanBuilder.code;
import static dev.weft.processor.emit.PlanBuilder.declare;
import static dev.weft.processor.emit.PlanBuilder.jump;
import static dev.weft.processor.emit.PlanBuilder.leave;
import static dev.weft.processor.emit.PlanBuilder.run;
import static dev.weft.processor.emit.PlanBuilder.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.processor.flow.Instruction;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.plan.Plan.Storage;
import org.junit.jupiter.api.Test;

/** Lambdas name copies of what lives in the object, and names that hide each other. */
class CapturesTest extends EmittedCode {
  private final PlanBuilder plan = new PlanBuilder();

  private static Instruction later(int line, Local local) {
    return run(line, "Demo.later(() -> ", capture(local), ");\n");
  }

  @Test
  void copyOfAFieldStandsBeforeTheStatement() {
    Local id = plan.parameter("id", KnownTypes.INT);
    plan.captured(id, "id");
    plan.state(run(12, "Demo.log(", id, ");\n"), later(13, id), leave(14, id));
    assertThat(resume(plan))
        .isEqualTo(
            """
            Demo.log(id);
            final var id = this.id;
            Demo.later(() -> id);
            return id;
            """);
    assertThat(outcome(plan, 5)).containsExactly(5, 5, 5);
  }

  @Test
  void copyServesWhatFollowsAndWhatIsNested() {
    Local id = plan.parameter("id", KnownTypes.INT);
    plan.captured(id, "id");
    plan.state(later(12, id), branch(13, code("Demo.ready()"), 1, 2));
    plan.nested(later(14, id), leave(14));
    plan.nested(later(15, id), leave(16));
    assertThat(resume(plan)).containsOnlyOnce("final var id");
  }

  @Test
  void copyInABranchEndsWithIt() {
    Local id = plan.parameter("id", KnownTypes.INT);
    plan.captured(id, "id");
    plan.state(branch(12, code("Demo.ready()"), 1, 2));
    plan.nested(later(13, id), jump(13, 3));
    plan.nested(later(14, id), jump(14, 3));
    plan.state(leave(15));
    assertThat(resume(plan).split("final var id = this.id;", -1)).hasSize(3);
  }

  @Test
  void copyOfAVariableOfTheMethodHasItsOwnName() {
    Local count = plan.variable("count", KnownTypes.INT, Storage.METHOD);
    plan.captured(count, "count2");
    plan.state(assign(12, count, "3"), later(13, count), leave(14, count));
    assertThat(resume(plan)).contains("final var count2 = count;\nDemo.later(() -> count2);\n");
  }

  @Test
  void variableOfTheStateIsCapturedItself() {
    Local count = plan.variable("count", KnownTypes.INT, Storage.STATE);
    plan.state(declare(12, count, "3"), later(13, count), leave(14, count));
    assertThat(resume(plan)).startsWith("int count = 3;\nDemo.later(() -> count);\n");
  }

  @Test
  void namesakesInOneStateGetTwoCopies() {
    Local first = plan.variable("item", KnownTypes.INT, Storage.FIELD);
    Local second = plan.variable("item", KnownTypes.INT, Storage.FIELD);
    plan.captured(first, "item").captured(second, "item");
    plan.state(
        declare(12, first, "1"),
        later(13, first),
        declare(14, second, "2"),
        later(15, second),
        leave(16, second));
    assertThat(outcome(plan)).containsExactly(1, 2, 2);
    assertThat(resume(plan))
        .isEqualTo(
            """
            item = 1;
            final var item = this.item;
            Demo.later(() -> item);
            this.item = 2;
            final var item2 = this.item;
            Demo.later(() -> item2);
            return this.item;
            """);
  }

  @Test
  void namesakeInANestedBraceGetsAnotherCopy() {
    Local first = plan.variable("item", KnownTypes.INT, Storage.FIELD);
    Local second = plan.variable("item", KnownTypes.INT, Storage.FIELD);
    plan.captured(first, "item").captured(second, "item");
    plan.state(declare(12, first, "1"), later(13, first), branch(14, code("Demo.ready()"), 1, 2));
    plan.nested(leave(15));
    plan.nested(declare(16, second, "2"), later(17, second), jump(18, 3));
    plan.state(leave(19, "3"));
    assertThat(outcome(plan)).containsExactly(1, 2, 3);
  }

  @Test
  void localAssignedAndCapturedByTheSameStatement() {
    Local value = plan.variable("value", STRING, Storage.FIELD);
    plan.captured(value, "value");
    plan.state(
        run(
            12,
            "if (Demo.next() == 7) {\n  ",
            write(value),
            " = \"seven\";\n  Demo.later(() -> ",
            capture(value),
            ");\n} else {\n  ",
            write(value),
            " = \"other\";\n}\n"),
        jump(17, 1));
    plan.state(leave(18, value));
    assertThat(outcome(plan)).containsExactly("seven", "seven");
  }

  @Test
  void variableOfTheMethodAssignedAndCapturedByTheSameStatement() {
    Local value = plan.variable("value", STRING, Storage.METHOD);
    plan.captured(value, "value2");
    plan.state(
        run(
            12,
            "if (Demo.next() == 7) {\n  ",
            write(value),
            " = \"seven\";\n  Demo.later(() -> ",
            capture(value),
            ");\n}\n"),
        jump(17, 1));
    plan.state(leave(18, value));
    assertThat(outcome(plan)).containsExactly("seven", "seven");
  }

  @Test
  void capturesOfATerminatorAreCopiedBeforeIt() {
    Local id = plan.parameter("id", KnownTypes.INT);
    plan.captured(id, "id");
    plan.state(leave(12, "Demo.later(() -> ", capture(id), ")"));
    assertThat(resume(plan)).isEqualTo("final var id = this.id;\nreturn Demo.later(() -> id);\n");
  }

  @Test
  void capturesInTheValueOfAnExitAreCopiedBeforeTheStatement() {
    Local id = plan.parameter("id", KnownTypes.INT);
    plan.captured(id, "id");
    Code code = code("while (Demo.next() > 0) {\n  ", PlanBuilder.exit(), "\n}\n");
    plan.state(
        run(12, code, PlanBuilder.leavesWith("Demo.later(() -> ", capture(id), ")")), leave(15));
    assertThat(resume(plan)).startsWith("final var id = this.id;\nwhile (Demo.next() > 0) {\n");
  }

  @Test
  void receiverBehindAnInnerNameSaysThis() {
    Local self = plan.receiver("self", DEMO);
    plan.inner("self");
    plan.state(
        run(12, "for (int self = 0; self < 2; self++) {\n  Demo.log(", self, ".name());\n}\n"),
        leave(15));
    assertThat(resume(plan)).contains("Demo.log(this.self.name());");
  }

  @Test
  void usersLocalIsNeverBehindAnInnerNameOfItsOwn() {
    Local item = plan.parameter("item", STRING);
    plan.inner("item");
    plan.state(run(12, "java.util.List.of(1).forEach(item -> Demo.log(item));\n"), leave(13, item));
    assertThat(resume(plan)).endsWith("return item;\n");
  }

  @Test
  void captureBehindAnInnerNameUsesTheCopysName() {
    Local self = plan.parameter("self", STRING);
    plan.inner("self").captured(self, "self2");
    plan.state(
        run(12, "java.util.List.of(1).forEach(self -> Demo.log(", capture(self), "));\n"),
        leave(13));
    assertThat(outcome(plan, "me")).containsExactly("me", null);
  }
}
