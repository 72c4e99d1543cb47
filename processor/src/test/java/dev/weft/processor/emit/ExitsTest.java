package dev.weft.processor.emit;

import static dev.weft.processor.emit.PlanBuilder.STRING;
import static dev.weft.processor.emit.PlanBuilder.assign;
import static dev.weft.processor.emit.PlanBuilder.await;
import static dev.weft.processor.emit.PlanBuilder.awaited;
import static dev.weft.processor.emit.PlanBuilder.code;
import static dev.weft.processor.emit.PlanBuilder.evaluate;
import static dev.weft.processor.emit.PlanBuilder.exit;
import static dev.weft.processor.emit.PlanBuilder.jump;
import static dev.weft.processor.emit.PlanBuilder.leave;
import static dev.weft.processor.emit.PlanBuilder.leavesTo;
import static dev.weft.processor.emit.PlanBuilder.leavesWith;
import static dev.weft.processor.emit.PlanBuilder.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.plan.Plan.Storage;
import org.junit.jupiter.api.Test;

/** Jumps out of running code. */
class ExitsTest extends EmittedCode {
  private final PlanBuilder plan = new PlanBuilder();

  @Test
  void returnFromRunningCode() {
    plan.state(
        run(
            12,
            code("for (int i = 0; i < 3; i++) {\n  if (i == 1) {\n    ", exit(), "\n  }\n}\n"),
            leavesWith("i")),
        leave(17, "9"));
    assertThat(resume(plan))
        .isEqualTo(
            """
            for (int i = 0; i < 3; i++) {
              if (i == 1) {
                return i;
              }
            }
            return 9;
            """);
    assertThat(outcome(plan)).containsExactly(1);
  }

  @Test
  void returnWithoutValueGivesNull() {
    plan.state(
        run(12, code("if (!Demo.ready()) {\n  ", exit(), "\n}\n"), leavesWith()), leave(15, "9"));
    assertThat(resume(plan)).startsWith("if (!Demo.ready()) {\n  return null;\n}\n");
  }

  @Test
  void jumpToAStateGoesRoundTheLabelledLoop() {
    plan.state(
        run(
            12,
            code("for (int i = 0; i < 3; i++) {\n  if (i == 1) {\n    ", exit(), "\n  }\n}\n"),
            leavesTo(1)),
        leave(17, "\"end\""));
    plan.state(leave(18, "\"jumped\""));
    assertThat(resume(plan))
        .isEqualTo(
            """
            resume: while (true) {
              switch (state) {
                case 0 -> { // Demo.java:12
                  for (int i = 0; i < 3; i++) {
                    if (i == 1) {
                      state = 1;
                      continue resume;
                    }
                  }
                  return "end";
                }
                case 1 -> { // Demo.java:18
                  return "jumped";
                }
                default -> throw new IllegalStateException("no state " + state);
              }
            }
            """);
    assertThat(outcome(plan)).containsExactly("jumped");
  }

  @Test
  void assignmentsComeBeforeTheJump() {
    Local exit = plan.temporary("exit", KnownTypes.INT, Storage.METHOD);
    Local returned = plan.temporary("returned", KnownTypes.OBJECT, Storage.METHOD);
    plan.state(
        run(
            12,
            code("while (Demo.next() > 0) {\n  ", exit(), "\n}\n"),
            leavesTo(1, assign(13, returned, "Demo.next()"), assign(13, exit, "2"))),
        leave(17));
    plan.state(leave(18, returned, " + \"/\" + ", exit));
    assertThat(resume(plan))
        .contains(
            """
                  while (Demo.next() > 0) {
                    returned = Demo.next();
                    exit = 2;
                    state = 1;
                    continue resume;
                  }
            """);
    assertThat(outcome(plan)).containsExactly("7/2");
  }

  @Test
  void eachExitGoesItsOwnWay() {
    plan.state(
        run(
            12,
            code("if (Demo.ready()) {\n  ", exit(), "\n} else {\n  ", exit(), "\n}\n"),
            leavesTo(1),
            leavesTo(2)),
        PlanBuilder.unreachable(12));
    plan.state(leave(18, "1"));
    plan.state(leave(19, "2"));
    assertThat(outcome(plan)).containsExactly(2);
  }

  @Test
  void exitInAnOldSwitch() {
    plan.state(
        run(
            12,
            code(
                "switch (Demo.next()) {\n  case 7:\n    ",
                exit(),
                "\n  default:\n    ",
                exit(),
                "\n}\n"),
            leavesTo(1),
            leavesWith("2")),
        PlanBuilder.unreachable(12));
    plan.state(leave(18, "\"seven\""));
    assertThat(outcome(plan)).containsExactly("seven");
  }

  @Test
  void labelYieldsToOneOfTheUsers() {
    plan.inner("resume");
    plan.state(
        run(12, code("resume: for (;;) {\n  for (;;) {\n    ", exit(), "\n  }\n}\n"), leavesTo(1)),
        PlanBuilder.unreachable(12));
    plan.state(leave(18, "1"));
    assertThat(resume(plan)).startsWith("resume2: while (true) {").contains("continue resume2;");
  }

  @Test
  void variableNamedResumeLeavesTheLabelAlone() {
    Local resume = plan.parameter("resume", STRING);
    plan.state(
        run(12, code("while (Demo.next() > 0) {\n  ", exit(), "\n}\n"), leavesTo(1)), leave(15));
    plan.state(leave(18, resume));
    assertThat(resume(plan)).startsWith("resume: while (true) {");
  }

  @Test
  void loopWithoutJumpsIntoItHasNoLabel() {
    plan.state(await(12, 1, "Demo.fetch()"));
    plan.state(evaluate(12, awaited(STRING)), jump(13, 2));
    plan.state(leave(14));
    assertThat(resume(plan)).startsWith("while (true) {");
  }
}
