package dev.weft.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.processor.flow.Graph;
import dev.weft.processor.flow.GraphBuilder;
import dev.weft.processor.flow.Simplifier;
import dev.weft.processor.lower.Lift;
import dev.weft.processor.read.Reader;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which blocks are states, and where locals live under which names. */
class PlannerTest {
  private static Plan plan(String statements) {
    Graph graph = GraphBuilder.build(Lift.lift(Reader.model("", statements)));
    return Planner.plan(Simplifier.simplify(graph));
  }

  /** Name and storage of each local. */
  private static Map<String, String> storage(Plan plan) {
    Map<String, String> storage = new TreeMap<>();
    plan.storage()
        .forEach(
            (local, where) -> storage.put(local.toString(), where + " " + plan.names().get(local)));
    return storage;
  }

  @Test
  void aLocalThatALaterOperandAssignsIsSaved() {
    Plan plan = plan("int a = 1; return done(a + await(number(a = 2)));");

    assertThat(plan.states()).hasToString("[0, 1]");
    assertThat(storage(plan)).hasToString("{a#0=STATE a, saved#1=FIELD saved}");
  }

  @Test
  void conditionalExpression() {
    Plan plan = plan("return done(await(test()) ? plain(1) : await(number()));");

    assertThat(plan.states()).hasToString("[0, 1, 4, 5]");
    assertThat(storage(plan)).hasToString("{chosen#0=METHOD chosen}");
  }

  @Test
  void andAndOr() {
    Plan plan = plan("boolean b = await(test()) && plain() > 1 || await(test()); return done(b);");

    assertThat(plan.states()).hasToString("[0, 1, 3, 5, 6]");
    assertThat(storage(plan)).hasToString("{b#0=STATE b, test#1=METHOD test2, test#2=METHOD test}");
  }

  @Test
  void returnThroughFinally() {
    Plan plan =
        plan(
            "try { return done(await(number())); } catch (RuntimeException e) { act(e); } finally { await(number()); } return done(null);");

    assertThat(plan.states()).hasToString("[0, 1, 2, 3, 6, 7, 8]");
    assertThat(storage(plan))
        .hasToString(
            "{caught#4=METHOD caught, e#0=STATE e, exit#1=FIELD exit, returned#3=FIELD returned, thrown#2=FIELD thrown}");
  }

  @Test
  void labelsThroughTwoLoops() {
    Plan plan =
        plan(
            "outer: for (int i = 0; ; i++) { for (int j = 0; ; j++) { if (j > i) continue outer; if (await(test())) break outer; } } return done(null);");

    assertThat(plan.states()).hasToString("[0, 1, 2, 3, 5]");
    assertThat(storage(plan)).hasToString("{i#2=FIELD i, j#5=FIELD j}");
  }

  @Test
  void whatIsDeadAcrossTheAwait() {
    Plan plan =
        plan("int a = plain(1); int b = plain(2); int c = await(number(a)); return done(b + c);");

    assertThat(plan.states()).hasToString("[0, 1]");
    assertThat(storage(plan)).hasToString("{a#0=STATE a, b#1=FIELD b, c#2=STATE c}");
  }

  @Test
  void captures() {
    Plan plan =
        plan(
            "int k = plain(1); java.util.function.Supplier<Integer> s = () -> k; await(number()); return done(s.get() + k);");

    assertThat(plan.states()).hasToString("[0, 1]");
    assertThat(storage(plan)).hasToString("{k#0=FIELD k, s#1=FIELD s}");
  }

  @Test
  void aLocalNamedLikeTheStateKeepsItsName() {
    Plan plan = plan("int state = plain(); await(number()); return done(state);");

    assertThat(storage(plan)).hasToString("{state#0=FIELD state}");
    assertThat(plan.stateName()).isEqualTo("state2");
  }

  @Test
  void localsOfOneNameAndTypeShareAField() {
    Plan plan =
        plan(
            "{ int i = plain(); await(number()); act(i); }"
                + " { int i = plain(); await(number()); act(i); }"
                + " { long i = plain(); await(number()); act(i); } return done(null);");

    assertThat(storage(plan)).hasToString("{i#0=FIELD i, i#1=FIELD i, i#2=FIELD i2}");
  }
}
