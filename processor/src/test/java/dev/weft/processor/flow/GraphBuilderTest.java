package dev.weft.processor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.processor.lower.Lift;
import dev.weft.processor.read.Reader;
import org.junit.jupiter.api.Test;

/** Statements as a graph, simplified. */
class GraphBuilderTest {
  private static String graph(String statements) {
    Graph graph = GraphBuilder.build(Lift.lift(Reader.model("", statements)));
    return GraphPrinter.print(GraphVerifier.verify(Simplifier.simplify(graph))).stripTrailing()
        + "\n";
  }

  @Test
  void conditionalExpression() {
    assertThat(graph("return done(await(test()) ? plain(1) : await(number()));"))
        .isEqualTo(
            """
            0:
              java.lang.Object chosen#0;
              await u.Demo.test() -> 1
            1:
              result() ? -> 2 : -> 3
            2:
              chosen#0 = u.Demo.plain(1);
              -> 5
            3:
              await u.Demo.number() -> 4
            4:
              chosen#0 = result();
              -> 5
            5:
              return chosen#0
            """);
  }

  @Test
  void andAndOr() {
    assertThat(graph("boolean b = await(test()) && plain() > 1 || await(test()); return done(b);"))
        .isEqualTo(
            """
            0:
              await u.Demo.test() -> 1
            1:
              boolean test#2 = result();
              test#2 ? -> 2 : -> 3
            2:
              test#2 = u.Demo.plain() > 1;
              -> 3
            3:
              boolean test#1 = test#2;
              !test#1 ? -> 4 : -> 6
            4:
              await u.Demo.test() -> 5
            5:
              test#1 = result();
              -> 6
            6:
              boolean b#0 = test#1;
              return b#0
            """);
  }

  @Test
  void conditionOfALoop() {
    assertThat(graph("while (await(test())) { act(); } return done(null);"))
        .isEqualTo(
            """
            0:
              -> 1
            1:
              await u.Demo.test() -> 2
            2:
              result() ? -> 3 : -> 4
            3:
              u.Demo.act();
              -> 1
            4:
              return null
            """);
  }

  @Test
  void finallyBlock() {
    assertThat(graph("try { act(await(number())); } finally { act(1); } return done(null);"))
        .isEqualTo(
            """
            0:
              -> 1
            1: in 0
              await u.Demo.number() -> 2
            2: in 0
              u.Demo.act(result());
              exit#0 = 0;
              -> 4
            3:
              exit#0 = 1;
              -> 4
            4:
              u.Demo.act(1);
              dispatch exit#0 -> [6, 5]
            5:
              throw thrown#1
            6:
              return null
            region 0: handler 3, caught thrown#1
            """);
  }

  @Test
  void returnThroughFinally() {
    assertThat(
            graph(
                "try { return done(await(number())); } catch (RuntimeException e) { act(e); } finally { await(number()); } return done(null);"))
        .isEqualTo(
            """
            0:
              -> 1
            1: in 1
              await u.Demo.number() -> 2
            2: in 1
              returned#3 = result();
              exit#1 = 2;
              -> 7
            3: in 0
              caught#4 instanceof java.lang.RuntimeException ? -> 4 : -> 5
            4: in 0
              java.lang.RuntimeException e#0 = (java.lang.RuntimeException) caught#4;
              u.Demo.act(e#0);
              exit#1 = 0;
              -> 7
            5: in 0
              throw caught#4
            6:
              exit#1 = 1;
              -> 7
            7:
              await u.Demo.number() -> 8
            8:
              result();
              dispatch exit#1 -> [11, 9, 10]
            9:
              throw thrown#2
            10:
              return returned#3
            11:
              return null
            region 0: handler 6, caught thrown#2
            region 1 in 0: handler 3, caught caught#4
            """);
  }

  @Test
  void continueGoesOnWithTheUpdate() {
    assertThat(
            graph(
                "int n = 0; for (int i = 0; i < 3; i++) { if (await(test())) continue; n += i; } return done(n);"))
        .isEqualTo(
            """
            0:
              int n#0 = 0;
              int i#3 = 0;
              -> 1
            1:
              i#3 < 3 ? -> 2 : -> 6
            2:
              await u.Demo.test() -> 3
            3:
              result() ? -> 5 : -> 4
            4:
              n#0:rw += i#3;
              -> 5
            5:
              i#3:rw++;
              -> 1
            6:
              return n#0
            """);
  }

  @Test
  void labelsThroughTwoLoops() {
    assertThat(
            graph(
                "outer: for (int i = 0; ; i++) { for (int j = 0; ; j++) { if (j > i) continue outer; if (await(test())) break outer; } } return done(null);"))
        .isEqualTo(
            """
            0:
              int i#2 = 0;
              -> 1
            1:
              int j#5 = 0;
              -> 2
            2:
              if (j#5 > i#2) {
                continue outer#1;
              }
                exit: -> 5
              await u.Demo.test() -> 3
            3:
              result() ? -> 6 : -> 4
            4:
              j#5:rw++;
              -> 2
            5:
              i#2:rw++;
              -> 1
            6:
              return null
            """);
  }

  @Test
  void switchThatFallsThrough() {
    assertThat(
            graph(
                "switch (await(number())) { case 1: act(1); case 2: await(number()); break; default: act(3); } return done(null);"))
        .isEqualTo(
            """
            0:
              await u.Demo.number() -> 1
            1:
              switch result() {case 1 -> 2, case 2 -> 3, case  default -> 5}
            2:
              u.Demo.act(1);
              -> 3
            3:
              await u.Demo.number() -> 4
            4:
              result();
              -> 6
            5:
              u.Demo.act(3);
              -> 6
            6:
              return null
            """);
  }
}
