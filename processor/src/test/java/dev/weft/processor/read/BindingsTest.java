package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where pattern variables are declared. */
class BindingsTest {
  @Test
  void aPatternVariableInsideOneStatementStaysText() {
    assertThat(
            Reader.body(
                """
          Object o = 1;
          await(number());
          if (o instanceof String s && s.isEmpty()) act(s);
          """))
        .isEqualTo(
            """
          Object o = `1`=
          await(`Demo.number()`):Integer
          plain if (o instanceof String s && s.isEmpty()) {
            Demo.act(s);
          }
          """);
  }

  @Test
  void aPatternVariableOfTheRestOfTheBlockIsDeclared() {
    assertThat(
            Reader.body(
                """
          Object o = 1;
          if (!(o instanceof String s)) {
            return done(1);
          }
          await(text(s));
          """))
        .isEqualTo(
            """
          Object o = `1`=
          String s
          plain if (!((o instanceof String sMatched && ((s = sMatched) == sMatched)))) {
            exit return `1`=;
          }
          await(`Demo.text(s)`):String
          """);
  }

  @Test
  void aPatternVariableThatAnAwaitSeparatesFromItsUse() {
    assertThat(
            Reader.body(
                """
          Object o = 1;
          if (o instanceof String s && await(test()) && s.isEmpty()) {
            act(s);
          }
          """))
        .isEqualTo(
            """
          Object o = `1`=
          String s
          if ((`(o instanceof String sMatched && ((s = sMatched) == sMatched))` && await(`Demo.test()`):Boolean) && `s.isEmpty()`)
            plain Demo.act(s);
          """);
  }

  @Test
  void aPatternOnAnAwaitedValue() {
    assertThat(
            Reader.body(
                """
          Object o = 1;
          if ((Object) await(number(o)) instanceof Integer i && i > 2) {
            act(i);
          }
          """))
        .isEqualTo(
            """
          Object o = `1`=
          Integer i
          if (<({<(Object) {await(`Demo.number(o)`):Integer}>:Object} instanceof Integer iMatched && ((i = iMatched) == iMatched))>:boolean && `i > 2`)
            plain Demo.act(i);
          """);
  }

  @Test
  void aPatternVariableOfALoopCondition() {
    assertThat(
            Reader.body(
                """
          Object o = 1;
          while (!(o instanceof String s)) {
            o = await(text());
          }
          act(s);
          """))
        .isEqualTo(
            """
          Object o = `1`=
          String s
          while `!((o instanceof String sMatched && ((s = sMatched) == sMatched)))` breaks while#1 continues while#2
            o = await(`Demo.text()`):String
          plain Demo.act(s);
          """);
  }
}
