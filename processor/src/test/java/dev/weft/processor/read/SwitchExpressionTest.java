package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What switch expressions become. */
class SwitchExpressionTest {
  @Test
  void armsAssignTheValueAndLeaveTheSwitch() {
    assertThat(
            Reader.body(
                """
          int x = switch (plain()) {
            case 1 -> await(number());
            case 2 -> {
              act();
              yield 2;
            }
            default -> throw new RuntimeException();
          };
          """))
        .isEqualTo(
            """
          int x = int chosen from
            switch `Demo.plain()` breaks switch
            case 1
              chosen = await(`Demo.number()`):Integer
              break switch
            case 2
              plain Demo.act();
              chosen = `2`=
              break switch
            case default
              throw `new RuntimeException()`
          """);
  }

  @Test
  void yieldInPlainCodeAssignsAndLeaves() {
    assertThat(
            Reader.body(
                """
          int x = switch (plain()) {
            case 1:
              if (plain() > 0) yield 7;
              yield await(number());
            default:
              yield 1;
          };
          """))
        .isEqualTo(
            """
          int x = int chosen from
            switch `Demo.plain()` breaks switch
            case 1
              plain if (Demo.plain() > 0) {
            chosen = 7;
            exit break switch;
          }
              chosen = await(`Demo.number()`):Integer
              break switch
            case default
              chosen = `1`=
              break switch
          """);
  }

  @Test
  void yieldThroughAFinallyTakesTheTryApart() {
    assertThat(
            Reader.body(
                """
          int x = switch (plain()) {
            case 1 -> await(number());
            default -> {
              try {
                yield 1;
              } finally {
                act();
              }
            }
          };
          """))
        .contains("try\n", "finally\n");
  }

  @Test
  void withoutDefaultNoConstantMayBeNew() {
    assertThat(
            Reader.body(
                """
          Thread.State state = Thread.State.NEW;
          int x = switch (state) {
            case NEW, RUNNABLE, BLOCKED -> 1;
            case WAITING, TIMED_WAITING, TERMINATED -> await(number());
          };
          """))
        .containsPattern(
            "case default\\n +throw `new (MatchException\\(null, null|IncompatibleClassChangeError\\()\\)`");
  }

  @Test
  void enumConstantsBehindAnArrowAreQualified() {
    assertThat(
            Reader.body(
                """
          Thread.State state = switch (plain()) {
            case 1 -> Thread.State.NEW;
            default -> await((Coroutine<Thread.State>) null);
          };
          act(switch (state) {
            case NEW -> Thread.State.BLOCKED;
            default -> state;
          }, await(number()));
          """))
        .contains("chosen = `Thread.State.NEW`", "case NEW -> Thread.State.BLOCKED;");
  }

  @Test
  void aResultThatNeedsAContextKeepsOne() {
    assertThat(
            Reader.body(
                """
          await(number());
          return done(switch (plain()) {
            case 1 -> List.of();
            default -> {
              yield any();
            }
          });
          """))
        .contains("UnaryOperator.<Object>identity().apply(switch (Demo.plain()) {");
  }
}
