package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What switch statements become. */
class SwitchReaderTest {
  @Test
  void oldFormWithFallThroughAndDefaultInTheMiddle() {
    assertThat(
            Reader.body(
                """
          switch (plain()) {
            case 1:
            case 2:
              await(number());
            default:
              act();
              break;
            case 3:
              return done(3);
          }
          """))
        .isEqualTo(
            """
          switch `Demo.plain()` breaks switch
          case 1
          case 2
            await(`Demo.number()`):Integer
          case default
            plain Demo.act();
            break switch
          case 3
            return `3`=
          """);
  }

  @Test
  void theScopeOfTheBlockIsSharedByTheGroups() {
    assertThat(
            Reader.body(
                """
          switch (plain()) {
            case 1:
              int x = await(number());
              act(x);
              break;
            default:
              x = 2;
              await(number(x));
          }
          """))
        .isEqualTo(
            """
          switch `Demo.plain()` breaks switch
          case 1
            int x = await(`Demo.number()`):Integer
            plain Demo.act(x);
            break switch
          case default
            x = `2`=
            await(`Demo.number(x)`):Integer
          """);
  }

  @Test
  void arrowsEndInABreakWhereTheyComplete() {
    assertThat(
            Reader.body(
                """
          switch (await(text())) {
            case "a", "b" -> await(number());
            case "c" -> {
              int x = 1;
              act(x);
            }
            case "d" -> throw new RuntimeException();
            default -> {
              return done(1);
            }
          }
          """))
        .isEqualTo(
            """
          switch await(`Demo.text()`):String breaks switch
          case "a", "b"
            await(`Demo.number()`):Integer
            break switch
          case "c"
            int x = `1`=
            plain Demo.act(x);
            break switch
          case "d"
            throw `new RuntimeException()`
          case default
            return `1`=
          """);
  }

  @Test
  void enumLabelsAreSimpleNames() {
    assertThat(
            Reader.body(
                """
          Thread.State state = Thread.State.NEW;
          switch (state) {
            case NEW -> await(number());
            case RUNNABLE -> act();
          }
          """))
        .isEqualTo(
            """
          Thread.State state = `Thread.State.NEW`
          switch `state`~ breaks switch
          case NEW
            await(`Demo.number()`):Integer
            break switch
          case RUNNABLE
            plain Demo.act();
            break switch
          """);
  }

  @Test
  void constantLabels() {
    assertThat(
            Reader.ofMembers(
                    """
          static final int LIMIT = 4;
          @Async static Coroutine<Void> body() {
            final int own = 5;
            switch (plain()) {
              case LIMIT: await(number()); break;
              case own: case Integer.MAX_VALUE: break;
            }
            return done();
          }
          """)
                .onlyBody())
        .isEqualTo(
            """
          switch `Demo.plain()` breaks switch
          case Demo.LIMIT
            await(`Demo.number()`):Integer
            break switch
          case 5
          case Integer.MAX_VALUE
            break switch
          return
          """);
  }

  @Test
  void aSwitchOfWhichOnlyTheSelectorAwaitsStaysWhole() {
    assertThat(
            Reader.body(
                """
          switch (await(number())) {
            case 1 -> act(1);
            case 2 -> {
              return done(2);
            }
            default -> {}
          }
          """))
        .isEqualTo(
            """
          Integer selector = await(`Demo.number()`):Integer
          plain switch (selector) {
            case 1 -> Demo.act(1);
            case 2 -> {
              exit return `2`=;
            }
            default -> {}
          }
          """);
  }
}
