package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which plain statements complete normally: the others are marked with {@code (ends)}. */
class CompletionTest {
  @Test
  void statementsThatEnd() {
    assertThat(
            Reader.body(
                """
          await(number());
          if (plain() > 1) {
            while (true) {
              act();
            }
          } else {
            throw new RuntimeException();
          }
          """))
        .isEqualTo(
            """
          await(`Demo.number()`):Integer
          plain if (Demo.plain() > 1) {
            while (true) {
              Demo.act();
            }
          } else {
            throw new RuntimeException();
          } (ends)
          """);
  }

  @Test
  void anEndlessLoopThatIsLeftCompletes() {
    assertThat(
            Reader.body(
                """
          await(number());
          while (true) {
            if (plain() > 1) break;
          }
          out:
          for (;;) {
            for (;;) {
              break out;
            }
          }
          act();
          """))
        .isEqualTo(
            """
          await(`Demo.number()`):Integer
          plain while (true) {
            if (Demo.plain() > 1) {
              break;
            }
          }
          plain out: for (;;) {
            for (;;) {
              break out;
            }
          }
          plain Demo.act();
          """);
  }

  @Test
  void aSwitchWithADefaultThatEndsEverywhere() {
    assertThat(
            Reader.body(
                """
          await(number());
          {
            switch (plain()) {
              case 1:
                throw new RuntimeException();
              default:
                return done(1);
            }
          }
          """))
        .isEqualTo(
            """
          await(`Demo.number()`):Integer
          plain {
            switch (Demo.plain()) {
              case 1:
                throw new RuntimeException();
              default:
                exit return `1`=;
            }
          } (ends)
          """);
  }

  @Test
  void tryStatements() {
    assertThat(
            Reader.body(
                """
          await(number());
          {
            try {
              throw new RuntimeException();
            } catch (RuntimeException e) {
              act();
            }
          }
          {
            try {
              act();
            } finally {
              throw new RuntimeException();
            }
          }
          """))
        .isEqualTo(
            """
          await(`Demo.number()`):Integer
          plain {
            try {
              throw new RuntimeException();
            } catch (RuntimeException e) {
              Demo.act();
            }
          }
          plain {
            try {
              Demo.act();
            } finally {
              throw new RuntimeException();
            }
          } (ends)
          """);
  }

  @Test
  void aDoLoopThatOnlyAContinueKeepsGoing() {
    assertThat(
            Reader.body(
                """
          await(number());
          do {
            if (plain() > 1) continue;
            throw new RuntimeException();
          } while (plain() > 2);
          synchronized (Demo.class) {
            throw new RuntimeException();
          }
          """))
        .isEqualTo(
            """
          await(`Demo.number()`):Integer
          plain do {
            if (Demo.plain() > 1) {
              continue;
            }
            throw new RuntimeException();
          } while (Demo.plain() > 2);
          plain synchronized (Demo.class) {
            throw new RuntimeException();
          } (ends)
          """);
  }
}
