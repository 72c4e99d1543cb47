package dev.weft.processor.emit;

import static dev.weft.processor.emit.PlanBuilder.INTEGER;
import static dev.weft.processor.emit.PlanBuilder.STRING;
import static dev.weft.processor.emit.PlanBuilder.arm;
import static dev.weft.processor.emit.PlanBuilder.assign;
import static dev.weft.processor.emit.PlanBuilder.await;
import static dev.weft.processor.emit.PlanBuilder.awaited;
import static dev.weft.processor.emit.PlanBuilder.branch;
import static dev.weft.processor.emit.PlanBuilder.choose;
import static dev.weft.processor.emit.PlanBuilder.code;
import static dev.weft.processor.emit.PlanBuilder.declare;
import static dev.weft.processor.emit.PlanBuilder.defaultArm;
import static dev.weft.processor.emit.PlanBuilder.dispatch;
import static dev.weft.processor.emit.PlanBuilder.evaluate;
import static dev.weft.processor.emit.PlanBuilder.fail;
import static dev.weft.processor.emit.PlanBuilder.jump;
import static dev.weft.processor.emit.PlanBuilder.leave;
import static dev.weft.processor.emit.PlanBuilder.run;
import static dev.weft.processor.emit.PlanBuilder.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.plan.Plan.Storage;
import org.junit.jupiter.api.Test;

/** How blocks go on: branches, switches, awaits, finally exits. */
class FlowTest extends EmittedCode {
  private final PlanBuilder plan = new PlanBuilder();

  /** The cases, without the loop around them. */
  private String cases() {
    String resume = resume(plan);
    int start = resume.indexOf("    case 0");
    int end = resume.indexOf("    default -> throw new IllegalState");
    return resume.substring(start, end).replaceAll("(?m)^    ", "");
  }

  @Test
  void awaitAsStatement() {
    plan.state(await(12, 1, "Demo.fetch()"));
    plan.state(evaluate(12, awaited(STRING)), leave(13));
    assertThat(cases())
        .isEqualTo(
            """
            case 0 -> { // Demo.java:12
              state = 1;
              if (awaiting(Demo.fetch())) {
                return SUSPENDED;
              }
            }
            case 1 -> { // Demo.java:12
              result();
              return null;
            }
            """);
  }

  @Test
  void tailAwaitReturnsItsResult() {
    plan.state(await(12, 1, "Demo.fetch()"));
    plan.state(leave(12, awaited(STRING)));
    assertThat(cases()).contains("return result();");
  }

  @Test
  void loopGoesBackToItsState() {
    Local i = plan.variable("i", KnownTypes.INT, Storage.FIELD);
    plan.state(declare(12, i, "0"), jump(12, 1));
    plan.state(branch(13, code(i, " < 3"), 2, 3));
    plan.nested(await(14, 4, "Demo.fetch(", i, ")"));
    plan.nested(leave(16));
    plan.state(evaluate(14, awaited(STRING)), run(13, PlanBuilder.update(i), "++;\n"), jump(13, 1));
    assertThat(cases())
        .isEqualTo(
            """
            case 0 -> { // Demo.java:12
              i = 0;
              state = 1;
            }
            case 1 -> { // Demo.java:13
              if (i < 3) {
                state = 2;
                if (awaiting(Demo.fetch(i))) {
                  return SUSPENDED;
                }
              } else {
                return null;
              }
            }
            case 2 -> { // Demo.java:14
              result();
              i++;
              state = 1;
            }
            """);
  }

  @Test
  void branchBetweenStatesIsOneAssignment() {
    plan.state(branch(12, code("Demo.ready()"), 1, 2));
    plan.state(leave(13, "1"));
    plan.state(leave(14, "2"));
    assertThat(cases())
        .startsWith(
            """
            case 0 -> { // Demo.java:12
              state = Demo.ready() ? 1 : 2;
            }
            """);
  }

  @Test
  void looseConditionOfAChoiceStandsInParentheses() {
    Local flag = plan.variable("flag", KnownTypes.BOOLEAN, Storage.METHOD);
    plan.state(branch(12, code(PlanBuilder.write(flag), " = Demo.ready()"), 1, 2));
    plan.state(leave(13, "1"));
    plan.state(leave(14, flag));
    assertThat(cases()).contains("state = (flag = Demo.ready()) ? 1 : 2;");
  }

  @Test
  void comparisonsNeedNoParentheses() {
    plan.state(branch(12, code("Demo.next() >= 3 && Demo.next() != 4"), 1, 2));
    plan.state(leave(13, "1"));
    plan.state(leave(14, "2"));
    assertThat(cases()).contains("state = Demo.next() >= 3 && Demo.next() != 4 ? 1 : 2;");
  }

  @Test
  void nothingElseBehindABranchThatLeaves() {
    plan.state(branch(12, code("Demo.ready()"), 1, 2));
    plan.nested(leave(13, "1"));
    plan.nested(run(14, "Demo.next();\n"), leave(15, "2"));
    assertThat(resume(plan))
        .isEqualTo(
            """
            if (Demo.ready()) {
              return 1;
            }
            Demo.next();
            return 2;
            """);
  }

  @Test
  void branchesChain() {
    plan.state(branch(12, code("Demo.ready()"), 1, 2));
    plan.nested(run(13, "Demo.next();\n"), jump(13, 5));
    plan.nested(branch(14, code("Demo.next() > 1"), 3, 4));
    plan.nested(run(15, "Demo.color();\n"), jump(15, 5));
    plan.nested(run(17, "Demo.log(2);\n"), jump(17, 5));
    plan.state(leave(19));
    assertThat(cases())
        .startsWith(
            """
            case 0 -> { // Demo.java:12
              if (Demo.ready()) {
                Demo.next();
                state = 1;
              } else if (Demo.next() > 1) {
                Demo.color();
                state = 1;
              } else {
                Demo.log(2);
                state = 1;
              }
            }
            """);
  }

  @Test
  void switchWithNestedArmsAndStates() {
    plan.state(choose(12, code("Demo.color()"), 3, arm(1, "RED"), arm(2, "GREEN")));
    plan.nested(run(13, "Demo.next();\n"), jump(13, 3));
    plan.nested(leave(15, "\"green\""));
    plan.state(leave(17));
    assertThat(cases())
        .startsWith(
            """
            case 0 -> { // Demo.java:12
              switch (Demo.color()) {
                case RED -> {
                  Demo.next();
                  state = 1;
                }
                case GREEN -> {
                  return "green";
                }
                default -> state = 1;
              }
            }
            """);
  }

  @Test
  void defaultArmCoversTheLabelsBesideIt() {
    plan.state(choose(12, code("Demo.next()"), arm(1, "1", "2"), defaultArm(2, "3")));
    plan.nested(leave(13, "\"few\""));
    plan.nested(leave(14, "\"many\""));
    assertThat(resume(plan)).contains("case 1, 2 -> {").contains("default -> {");
  }

  @Test
  void nullBesideDefaultStays() {
    plan.state(choose(12, code("\"a\""), arm(1, "\"b\""), defaultArm(2, "null")));
    plan.nested(leave(13));
    plan.nested(leave(14));
    assertThat(plan.emit().text()).contains("case null, default -> {"); // JLS 14.11.1, since 21
  }

  @Test
  void dispatchOverTwoExits() {
    Local exit = plan.temporary("exit", KnownTypes.INT, Storage.FIELD);
    Local thrown = plan.temporary("thrown", KnownTypes.THROWABLE, Storage.FIELD);
    plan.state(
        assign(12, exit, "0"), assign(12, thrown, "new Exception()"), dispatch(13, exit, 1, 2));
    plan.nested(leave(15));
    plan.nested(fail(13, thrown));
    assertThat(resume(plan))
        .isEqualTo(
            """
            exit = 0;
            thrown = new Exception();
            if (exit == 0) {
              return null;
            }
            throw thrown;
            """);
  }

  @Test
  void dispatchOverMoreExits() {
    Local exit = plan.temporary("exit", KnownTypes.INT, Storage.FIELD);
    Local thrown = plan.temporary("thrown", KnownTypes.THROWABLE, Storage.FIELD);
    plan.state(
        assign(12, exit, "0"), assign(12, thrown, "new Exception()"), dispatch(13, exit, 3, 1, 2));
    plan.nested(fail(13, thrown));
    plan.nested(leave(14, "\"left\""));
    plan.state(leave(15));
    assertThat(cases())
        .contains(
            """
              switch (exit) {
                case 0 -> state = 1;
                case 1 -> throw thrown;
                default -> {
                  return "left";
                }
              }
            """);
  }

  @Test
  void nothingFollowsCodeThatDoesNotComplete() {
    plan.state(run(12, "while (true) {\n  Demo.next();\n}\n"), unreachable(12));
    assertThat(resume(plan)).isEqualTo("while (true) {\n  Demo.next();\n}\n");
  }

  @Test
  void nothingFollowsCodeThatDoesNotCompleteInACase() {
    plan.state(branch(12, code("Demo.ready()"), 1, 2));
    plan.state(run(13, "while (true) {\n  Demo.next();\n}\n"), unreachable(13));
    plan.state(leave(14));
    assertThat(cases()).contains("while (true) {\n    Demo.next();\n  }\n}\n");
  }

  @Test
  void variablesSharedByStatesStandBeforeTheLoop() {
    Local choice = plan.temporary("choice", INTEGER, Storage.METHOD);
    Local flag = plan.temporary("flag", KnownTypes.BOOLEAN, Storage.METHOD);
    Local letter =
        plan.temporary(
            "letter", new dev.weft.processor.model.TypeRef.Primitive("char"), Storage.METHOD);
    plan.state(
        assign(12, choice, "Demo.next()"),
        assign(12, flag, "false"),
        assign(12, letter, "'a'"),
        jump(12, 1));
    plan.state(leave(13, choice, " + \"\" + ", flag, " + ", letter));
    assertThat(resume(plan))
        .startsWith(
            """
            Integer choice = null;
            boolean flag = false;
            char letter = 0;
            while (true) {
            """);
    assertThat(outcome(plan)).containsExactly("7falsea");
  }

  @Test
  void entryThatIsJumpedToIsAState() {
    plan.state(branch(12, code("Demo.ready()"), 1, 2));
    plan.nested(leave(13, "Demo.LOG.size()"));
    plan.nested(run(14, "Demo.log(1);\n"), jump(14, 0));
    assertThat(outcome(plan)).containsExactly(1, 1, 1, 3);
  }
}
