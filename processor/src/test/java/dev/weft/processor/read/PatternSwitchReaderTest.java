package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What switches over patterns become. */
@EnabledForJreRange(min = JRE.JAVA_21)
class PatternSwitchReaderTest {
  @Test
  void patternsBecomeTestsInARow() {
    assertThat(
            Reader.body(
                """
          Object o = 1;
          switch (o) {
            case String s when s.isEmpty() -> await(number());
            case Integer i when await(test(i)) -> act(i);
            case null -> act();
            default -> await(text());
          }
          """))
        .isEqualTo(
            """
          Object o = `1`=
          String s
          Integer i
          block
            Object selector = `o`~
            labeled switch
              if (`(selector instanceof String sMatched && ((s = sMatched) == sMatched))` && `(s.isEmpty())`)
                await(`Demo.number()`):Integer
              else
                if (`(selector instanceof Integer iMatched && ((i = iMatched) == iMatched))` && await(`Demo.test(i)`):Boolean)
                  plain Demo.act(i);
                else
                  if `selector == null`
                    plain Demo.act();
                  else
                    await(`Demo.text()`):String
          """);
  }

  @Test
  void nullIsRefusedWithoutALabel() {
    assertThat(
            Reader.body(
                """
          Object o = 1;
          switch (o) {
            case String s -> await(number());
            default -> act();
          }
          """))
        .contains("Objects.requireNonNull(selector)");
  }

  @Test
  void withoutDefaultNothingMayMatch() {
    assertThat(
            Reader.body(
                """
          Object o = 1;
          switch (o) {
            case String s -> await(number());
            case Object other -> act(other);
          }
          """))
        .contains("throw `new MatchException(null, null)`");
  }

  @Test
  void constantsAreComparedWithoutFailingOnNull() {
    assertThat(
            Reader.body(
                """
          Integer n = 1;
          switch (n) {
            case 1 -> await(number());
            case Integer i when i > 1 -> act();
            case null, default -> {}
          }
          String t = "";
          switch (t) {
            case "a" -> await(number());
            case null, default -> {}
          }
          Thread.State state = null;
          switch (state) {
            case NEW, RUNNABLE -> await(number());
            case null, default -> {}
          }
          """))
        .contains(
            "`(selector#2 != null && selector#2 == 1)`",
            "`Objects.equals(selector#6, \"a\")`",
            "selector#9 == Thread.State.NEW || selector#9 == Thread.State.RUNNABLE`");
  }

  @Test
  void fallThroughGoesByNumber() {
    assertThat(
            Reader.body(
                """
          Object o = 1;
          switch (o) {
            case null:
              act();
            default:
              await(number());
          }
          """))
        .isEqualTo(
            """
          Object o = `1`=
          block
            Object selector = `o`~
            int arm
            block
              if `selector == null`
                arm = `0`=
              else
                arm = `1`=
            switch `arm`~ breaks switch
            case 0
              plain Demo.act();
            case 1
              await(`Demo.number()`):Integer
          """);
  }

  @Test
  void patternVariablesLiveAcrossAwaits() {
    assertThat(
            Reader.body(
                """
          Object o = 1;
          switch (o) {
            case String s -> {
              await(number());
              act(s);
            }
            default -> {}
          }
          """))
        .contains(
            "String s\n",
            "if `(selector instanceof String sMatched && ((s = sMatched) == sMatched))`");
  }
}
