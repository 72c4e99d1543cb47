package dev.weft.processor.emit;

import static dev.weft.processor.emit.PlanBuilder.STRING;
import static dev.weft.processor.emit.PlanBuilder.await;
import static dev.weft.processor.emit.PlanBuilder.awaited;
import static dev.weft.processor.emit.PlanBuilder.branch;
import static dev.weft.processor.emit.PlanBuilder.code;
import static dev.weft.processor.emit.PlanBuilder.declare;
import static dev.weft.processor.emit.PlanBuilder.fail;
import static dev.weft.processor.emit.PlanBuilder.jump;
import static dev.weft.processor.emit.PlanBuilder.leave;
import static dev.weft.processor.emit.PlanBuilder.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan.Storage;
import org.junit.jupiter.api.Test;

/** Exceptions: the handler of the region whose state was running gets them. */
class RegionsTest extends EmittedCode {
  private static final TypeRef FAILURE = TypeRef.declared("u", "Demo", "Failure");

  private final PlanBuilder plan = new PlanBuilder();

  private Local caught() {
    return plan.temporary("caught", KnownTypes.THROWABLE, Storage.METHOD);
  }

  @Test
  void handlersAreChosenByState() {
    Local caught = caught();
    plan.region(3, caught);
    plan.state(jump(12, 1));
    plan.in(0).state(await(13, 2, "Demo.fetch()"));
    plan.state(leave(13, awaited(STRING)));
    plan.outside().state(leave(15, caught, ".getMessage()"));
    assertThat(resume(plan))
        .isEqualTo(
            """
            Throwable caught = null;
            while (true) {
              try {
                switch (state) {
                  case 0 -> { // Demo.java:12
                    state = 1;
                  }
                  case 1 -> { // Demo.java:13
                    state = 2;
                    if (awaiting(Demo.fetch())) {
                      return SUSPENDED;
                    }
                  }
                  case 2 -> { // Demo.java:13
                    return result();
                  }
                  case 3 -> { // Demo.java:15
                    return caught.getMessage();
                  }
                  default -> throw new IllegalStateException("no state " + state);
                }
              } catch (Throwable failure) {
                switch (state) {
                  case 1, 2 -> {
                    caught = failure;
                    state = 3;
                  }
                  default -> throw failure;
                }
              }
            }
            """);
  }

  @Test
  void exceptionOutsideEveryRegionLeaves() {
    Local caught = caught();
    plan.region(1, caught);
    plan.in(0).state(fail(12, "new IllegalArgumentException(\"inner\")"));
    plan.outside().state(run(13, "Demo.log(", caught, ".getMessage());\n"), jump(13, 2));
    plan.state(leave(14, "\"after\""));
    assertThat(outcome(plan)).containsExactly("inner", "after");
  }

  @Test
  void nestedRegionsGoOutward() {
    Local inner = caught();
    Local outer = plan.temporary("caught2", KnownTypes.THROWABLE, Storage.METHOD);
    plan.region(1, inner).region(2, outer);
    plan.in(0).state(fail(12, "new IllegalArgumentException(\"first\")"));
    plan.in(1)
        .state(
            run(13, "Demo.log(", inner, ".getMessage());\n"),
            fail(14, "new IllegalArgumentException(\"second\")"));
    plan.outside().state(leave(15, outer, ".getMessage()"));
    assertThat(outcome(plan)).containsExactly("first", "second");
  }

  @Test
  void handlersVariableYieldsToTheUsersName() {
    Local failure = plan.parameter("failure", STRING);
    Local caught = caught();
    plan.region(1, caught);
    plan.in(0).state(fail(12, "new IllegalArgumentException(", failure, ")"));
    plan.outside().state(leave(13, caught, ".getMessage()"));
    assertThat(resume(plan)).contains("catch (Throwable failure2)").contains("caught = failure2;");
  }

  @Test
  void catchClauseBecomesAPattern() {
    Local caught = caught();
    Local e = plan.variable("e", FAILURE, Storage.STATE);
    plan.region(1, caught);
    plan.in(0).state(fail(12, "new ", FAILURE, "()"));
    plan.outside().state(branch(13, code(caught, " instanceof ", FAILURE), 2, 3));
    plan.nested(declare(13, e, "(", FAILURE, ") ", caught), leave(14, e, ".toString()"));
    plan.nested(fail(12, caught));
    assertThat(resume(plan))
        .contains(
            """
                  case 1 -> { // Demo.java:13
                    if (caught instanceof Demo.Failure e) {
                      return e.toString();
                    }
                    throw caught;
                  }
            """);
  }

  @Test
  void catchVariableThatIsAFieldIsCast() {
    Local caught = caught();
    Local e = plan.variable("e", FAILURE, Storage.FIELD);
    plan.region(1, caught);
    plan.in(0).state(fail(12, "new ", FAILURE, "()"));
    plan.outside().state(branch(13, code(caught, " instanceof ", FAILURE), 2, 3));
    plan.nested(declare(13, e, "(", FAILURE, ") ", caught), leave(14, e, ".toString()"));
    plan.nested(fail(12, caught));
    assertThat(resume(plan))
        .contains("if (caught instanceof Demo.Failure) {\n")
        .contains("e = (Demo.Failure) caught;");
  }

  @Test
  void catchClausesChain() {
    Local caught = caught();
    Local e = plan.variable("e", FAILURE, Storage.STATE);
    TypeRef illegal = TypeRef.declared("java.lang", "IllegalArgumentException");
    Local f = plan.variable("f", illegal, Storage.STATE);
    plan.region(1, caught);
    plan.in(0).state(fail(12, "new IllegalArgumentException(\"no\")"));
    plan.outside().state(branch(13, code(caught, " instanceof ", FAILURE), 2, 3));
    plan.nested(
        declare(13, e, "(", FAILURE, ") ", caught), run(14, "Demo.log(", e, ");\n"), jump(14, 6));
    plan.nested(branch(15, code(caught, " instanceof ", illegal), 4, 5));
    plan.nested(
        declare(15, f, "(", illegal, ") ", caught),
        run(16, "Demo.log(", f, ".getMessage());\n"),
        jump(16, 6));
    plan.nested(fail(12, caught));
    plan.state(leave(18));
    assertThat(resume(plan))
        .contains(
            """
                  case 1 -> { // Demo.java:13
                    if (caught instanceof Demo.Failure e) {
                      Demo.log(e);
                      state = 2;
                    } else if (caught instanceof IllegalArgumentException f) {
                      Demo.log(f.getMessage());
                      state = 2;
                    } else {
                      throw caught;
                    }
                  }
            """);
    assertThat(outcome(plan)).containsExactly("no", null);
  }
}
