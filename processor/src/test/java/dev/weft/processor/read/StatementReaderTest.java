package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How statements are taken apart, or not. */
class StatementReaderTest {
  @Test
  void statementsWithoutAwaitStayPlainOneByOne() {
    assertThat(
            Reader.body(
                """
          act(1);
          act(2);
          await(number());
          """))
        .isEqualTo(
            """
          plain Demo.act(1);
          plain Demo.act(2);
          await(`Demo.number()`):Integer
          """);
  }

  @Test
  void aNestedBlockWithoutAwaitStaysWhole() {
    assertThat(
            Reader.body(
                """
          {
            int x = 1;
            act(x);
          }
          await(number());
          """))
        .isEqualTo(
            """
          plain {
            int x = 1;
            Demo.act(x);
          }
          await(`Demo.number()`):Integer
          """);
  }

  @Test
  void aBlockWithAnAwait() {
    assertThat(
            Reader.body(
                """
          {
            int x = 1;
            await(number(x));
          }
          int x = 2;
          """))
        .isEqualTo(
            """
          block
            int x#0 = `1`=
            await(`Demo.number(x#0)`):Integer
          int x#1 = `2`=
          """);
  }

  @Test
  void declarationsWithoutValueAndWithVar() {
    assertThat(
            Reader.body(
                """
          int x;
          var y = "a";
          final long z;
          z = 1;
          x = await(number());
          """))
        .isEqualTo(
            """
          int x
          var:String y = `"a"`=
          long z
          z = `1`=
          x = await(`Demo.number()`):Integer
          """);
  }

  @Test
  void assignmentsToLocals() {
    assertThat(
            Reader.body(
                """
          int x = 1;
          x = 2;
          x = await(number());
          x++;
          """))
        .isEqualTo(
            """
          int x = `1`=
          x = `2`=
          x = await(`Demo.number()`):Integer
          plain x++;
          """);
  }

  @Test
  void constantVariablesGoByTheirValue() {
    assertThat(
            Reader.body(
                """
          final int K = 7;
          final byte B = -3;
          final String T = "t";
          await(number(K, B, T));
          Runnable r = () -> act(K);
          """))
        .isEqualTo(
            """
          await(`Demo.number(7, ((byte) -3), "t")`):Integer
          Runnable r = `() -> Demo.act(7)`=
          """);
  }

  @Test
  void ifWithAnAwaitInTheCondition() {
    assertThat(
            Reader.body(
                """
          if (await(test())) act(1); else if (plain() > 1) act(2);
          """))
        .isEqualTo(
            """
          if await(`Demo.test()`):Boolean
            plain Demo.act(1);
          else
            plain if (Demo.plain() > 1) {
            Demo.act(2);
          }
          """);
  }

  @Test
  void ifWithAnAwaitInABranch() {
    assertThat(
            Reader.body(
                """
          if (plain() > 1) {
            int x = 1;
            await(number(x));
          } else {
            int x = 2;
            act(x);
          }
          """))
        .isEqualTo(
            """
          if `Demo.plain() > 1`
            int x#0 = `1`=
            await(`Demo.number(x#0)`):Integer
          else
            int x#1 = `2`=
            plain Demo.act(x#1);
          """);
  }

  @Test
  void anIfWithoutAwaitStaysWholeWithItsExits() {
    assertThat(
            Reader.body(
                """
          if (plain() > 1) {
            return done(1);
          }
          await(number());
          """))
        .isEqualTo(
            """
          plain if (Demo.plain() > 1) {
            exit return `1`=;
          }
          await(`Demo.number()`):Integer
          """);
  }

  @Test
  void labeledBlocks() {
    assertThat(
            Reader.body(
                """
          out: {
            if (await(test())) break out;
            if (plain() > 1) break out;
            act();
          }
          """))
        .isEqualTo(
            """
          labeled out
            if await(`Demo.test()`):Boolean
              break out
            plain if (Demo.plain() > 1) {
            exit break out;
          }
            plain Demo.act();
          """);
  }

  @Test
  void throwing() {
    assertThat(
            Reader.body(
                """
          if (plain() > 1) throw new RuntimeException();
          throw new RuntimeException(await(text()));
          """))
        .isEqualTo(
            """
          plain if (Demo.plain() > 1) {
            throw new RuntimeException();
          }
          throw <new RuntimeException({await(`Demo.text()`):String})>:RuntimeException
          """);
  }

  @Test
  void synchronizedOnAnAwaitedObject() {
    assertThat(
            Reader.body(
                """
          synchronized (await(text())) {
            act();
          }
          """))
        .isEqualTo(
            """
          String monitor = await(`Demo.text()`):String
          plain synchronized (monitor) {
            Demo.act();
          }
          """);
  }

  @Test
  void emptyStatementsVanish() {
    assertThat(
            Reader.body(
                """
          ;
          await(number());;
          """))
        .isEqualTo(
            """
          await(`Demo.number()`):Integer
          """);
  }

  @Test
  void aLocalClassStaysWhereJavacPutIt() {
    assertThat(
            Reader.body(
                """
          int base = await(number());
          record Pair(int a, int b) {}
          var p = new Pair(1, base);
          act(p);
          return done(p.a());
          """))
        .isEqualTo(
            """
          int base = await(`Demo.number()`):Integer
          var:Demo$1Pair p = `new Demo$1Pair(1, base)`
          plain Demo.act(p);
          return `p.a()`
          """);
  }

  @Test
  void aMethodWithoutAwait() {
    assertThat(
            Reader.body(
                """
          int x = 1;
          if (x > plain()) return done(x);
          return done(null);
          """))
        .isEqualTo(
            """
          int x = `1`=
          plain if (x > Demo.plain()) {
            exit return `x`~;
          }
          return `null`=
          """);
  }

  @Test
  void shadowedNamesAreToldApart() {
    assertThat(
            Reader.body(
                """
          {
            int x = 1;
            await(number(x));
          }
          String x = await(text());
          act(x);
          """))
        .isEqualTo(
            """
          block
            int x#0 = `1`=
            await(`Demo.number(x#0)`):Integer
          String x#1 = await(`Demo.text()`):String
          plain Demo.act(x#1);
          """);
  }

  @Test
  void linesAreOfTheFirstTokenOfAStatement() {
    assertThat(
            Reader.lines(
                """
          int a = 1;

          await(
              number());
          act();
          """))
        .isEqualTo("1 3 5 6");
  }
}
