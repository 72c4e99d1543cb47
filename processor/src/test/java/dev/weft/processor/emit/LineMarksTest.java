package dev.weft.processor.emit;

import static dev.weft.processor.emit.PlanBuilder.STRING;
import static dev.weft.processor.emit.PlanBuilder.await;
import static dev.weft.processor.emit.PlanBuilder.awaited;
import static dev.weft.processor.emit.PlanBuilder.code;
import static dev.weft.processor.emit.PlanBuilder.evaluate;
import static dev.weft.processor.emit.PlanBuilder.exit;
import static dev.weft.processor.emit.PlanBuilder.leave;
import static dev.weft.processor.emit.PlanBuilder.leavesWith;
import static dev.weft.processor.emit.PlanBuilder.line;
import static dev.weft.processor.emit.PlanBuilder.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.plan.Plan.Storage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which line of the user's file each line of the text comes from. */
class LineMarksTest extends EmittedCode {
  private final PlanBuilder plan = new PlanBuilder();

  private int lineOf(String text) {
    GeneratedSource source = plan.emit();
    List<String> lines = source.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return source.lines().get(i);
      }
    }
    throw new AssertionError(text + " is not in " + source.text());
  }

  @Test
  void everyLineOfTheTextHasOne() {
    plan.state(leave(12));
    GeneratedSource source = plan.emit();
    assertThat(source.lines()).hasSameSizeAs(source.text().split("\n", -1));
  }

  @Test
  void headIsTheLineOfTheMethod() {
    plan.parameter("id", KnownTypes.INT);
    plan.state(leave(12));
    assertThat(lineOf("final class")).isEqualTo(10);
    assertThat(lineOf("this.id = id;")).isEqualTo(10);
    assertThat(lineOf("Object resume()")).isEqualTo(10);
  }

  @Test
  void instructionsHaveTheirLines() {
    plan.state(await(14, 1, "Demo.fetch()"));
    plan.state(evaluate(14, awaited(STRING)), run(16, "Demo.next();\n"), leave(19, "\"end\""));
    assertThat(lineOf("case 0 ->")).isEqualTo(14);
    assertThat(lineOf("awaiting(")).isEqualTo(14);
    assertThat(lineOf("return SUSPENDED;")).isEqualTo(14);
    assertThat(lineOf("Demo.next();")).isEqualTo(16);
    assertThat(lineOf("return \"end\";")).isEqualTo(19);
  }

  @Test
  void statementsInsideRunningCodeHaveTheirLines() {
    plan.state(
        run(
            12,
            line(12),
            "while (Demo.ready()) {\n  ",
            line(13),
            "Demo.next();\n  ",
            line(15),
            "Demo.color();\n}\n"),
        leave(18));
    assertThat(lineOf("while (")).isEqualTo(12);
    assertThat(lineOf("Demo.next();")).isEqualTo(13);
    assertThat(lineOf("Demo.color();")).isEqualTo(15);
  }

  @Test
  void lineWithoutMarkBelongsToTheOneBefore() {
    plan.state(run(12, line(12), "Demo.log(\n  Demo.next()\n);\n"), leave(18));
    assertThat(lineOf("  Demo.next()")).isEqualTo(12);
  }

  @Test
  void exitIsOnTheLineOfItsStatement() {
    plan.state(
        run(
            12,
            code(line(12), "while (Demo.ready()) {\n  ", line(13), exit(), "\n}\n"),
            leavesWith("5")),
        leave(18));
    assertThat(lineOf("return 5;")).isEqualTo(13);
  }

  @Test
  void copyForALambdaIsOnTheLineOfItsStatement() {
    Local id = plan.parameter("id", KnownTypes.INT);
    plan.captured(id, "id");
    plan.state(
        run(12, "Demo.next();\n"),
        run(14, "Demo.later(() -> ", PlanBuilder.capture(id), ");\n"),
        leave(18));
    assertThat(lineOf("final var id")).isEqualTo(14);
  }

  @Test
  void machineryIsOnTheLineOfTheMethod() {
    Local caught = plan.temporary("caught", KnownTypes.THROWABLE, Storage.METHOD);
    plan.region(1, caught).in(0).state(PlanBuilder.fail(12, "new Exception()"));
    plan.outside().state(leave(20, caught, ".getMessage()"));
    assertThat(lineOf("Throwable caught = null;")).isEqualTo(10);
    assertThat(lineOf("default -> throw new")).isEqualTo(10);
    assertThat(lineOf("catch (Throwable")).isEqualTo(10);
    assertThat(lineOf("default -> throw failure")).isEqualTo(10);
  }

  @Test
  void marksAreNotInTheText() {
    plan.state(run(12, line(12), "Demo.next();\n"), leave(18));
    assertThat(plan.emit().text()).doesNotContain("\u0001").doesNotContain("\u0002");
  }
}
