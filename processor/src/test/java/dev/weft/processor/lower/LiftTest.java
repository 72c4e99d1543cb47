package dev.weft.processor.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.processor.model.ModelPrinter;
import dev.weft.processor.read.Reader;
import org.junit.jupiter.api.Test;

/** Awaits taken out of expressions: the order of evaluation made explicit. */
class LiftTest {
  private static String lifted(String statements) {
    return ModelPrinter.print(Lift.lift(Reader.model("", statements)));
  }

  @Test
  void operandsBeforeAnAwaitAreSaved() {
    assertThat(lifted("return done(plain(1) + await(number()) + plain(2));"))
        .isEqualTo(
            """
            int saved#0 = u.Demo.plain(1);
            await u.Demo.number();
            return saved#0 + result() + u.Demo.plain(2);
            """);
  }

  @Test
  void aLocalThatALaterOperandAssignsIsSaved() {
    assertThat(lifted("int a = 1; return done(a + await(number(a = 2)));"))
        .isEqualTo(
            """
            int a#0 = 1;
            int saved#1 = a#0;
            await u.Demo.number(a#0:w = 2);
            return saved#1 + result();
            """);
  }

  @Test
  void oneAwaitAfterTheOther() {
    assertThat(lifted("return done(await(number()) + await(number()));"))
        .isEqualTo(
            """
            await u.Demo.number();
            int saved#0 = result();
            await u.Demo.number();
            return saved#0 + result();
            """);
  }

  @Test
  void indexOfAnAssignmentIsSaved() {
    assertThat(lifted("int[] a = any(); a[plain()] = await(number()); return done(null);"))
        .isEqualTo(
            """
            int[] a#0 = u.Demo.any();
            int saved#1 = u.Demo.plain();
            await u.Demo.number();
            a#0[saved#1] = result();
            return null;
            """);
  }

  @Test
  void compoundAssignmentOfALocalNeedsNoCopy() {
    assertThat(lifted("int x = 1; x += await(number()); return done(x);"))
        .isEqualTo(
            """
            int x#0 = 1;
            await u.Demo.number();
            x#0:rw += result();
            return x#0;
            """);
  }

  @Test
  void compoundAssignmentReadsTheElementFirst() {
    assertThat(lifted("int[] a = any(); a[plain()] += await(number()); return done(null);"))
        .isEqualTo(
            """
            int[] a#0 = u.Demo.any();
            int saved#1 = u.Demo.plain();
            int before#2 = a#0[saved#1];
            await u.Demo.number();
            a#0[saved#1] = (int) (before#2 + result());
            return null;
            """);
  }

  @Test
  void compoundAssignmentUnboxesFirst() {
    assertThat(lifted("Integer x = 1; x += await(number()); return done(x);"))
        .isEqualTo(
            """
            java.lang.Integer x#0 = 1;
            int before#1 = x#0;
            await u.Demo.number();
            x#0:w = (java.lang.Integer) (before#1 + result());
            return x#0;
            """);
  }

  @Test
  void conditionalExpression() {
    assertThat(lifted("return done(await(test()) ? plain(1) : await(number()));"))
        .isEqualTo(
            """
            java.lang.Object chosen#0;
            await u.Demo.test();
            if (result()) {
              chosen#0 = u.Demo.plain(1);
            }
            else {
              await u.Demo.number();
              chosen#0 = result();
            }
            return chosen#0;
            """);
  }

  @Test
  void andAndOr() {
    assertThat(lifted("boolean b = await(test()) && plain() > 1 || await(test()); return done(b);"))
        .isEqualTo(
            """
            await u.Demo.test();
            boolean test#2 = result();
            if (test#2) {
              test#2 = u.Demo.plain() > 1;
            }
            boolean test#1 = test#2;
            if (!test#1) {
              await u.Demo.test();
              test#1 = result();
            }
            boolean b#0 = test#1;
            return b#0;
            """);
  }

  @Test
  void conditionOfALoop() {
    assertThat(lifted("while (await(test())) { act(); } return done(null);"))
        .isEqualTo(
            """
            loop while#0 while#1 {
              prelude {
                await u.Demo.test();
                if (result()) {
                }
                else {
                  break while#0;
                }
              }
              body {
                u.Demo.act();
              }
            }
            return null;
            """);
  }

  @Test
  void concatenation() {
    assertThat(lifted("String s = \"a\" + plain() + await(text()); return done(s);"))
        .isEqualTo(
            """
            java.lang.String saved#1 = "a" + u.Demo.plain();
            await u.Demo.text();
            java.lang.String s#0 = saved#1 + result();
            return s#0;
            """);
  }

  @Test
  void arguments() {
    assertThat(lifted("act(plain(1), await(number()), plain(2)); return done(null);"))
        .isEqualTo(
            """
            int saved#0 = u.Demo.plain(1);
            await u.Demo.number();
            u.Demo.act(saved#0, result(), u.Demo.plain(2));
            return null;
            """);
  }
}
