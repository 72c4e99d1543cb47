package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What try statements become. */
class TryReaderTest {
  @Test
  void tryCatchFinally() {
    assertThat(
            Reader.body(
                """
          try {
            await(number());
          } catch (IllegalStateException | IllegalArgumentException e) {
            act(e);
          } catch (RuntimeException e) {
            throw e;
          } finally {
            act(1);
          }
          """))
        .isEqualTo(
            """
          try
            await(`Demo.number()`):Integer
          catch IllegalStateException | IllegalArgumentException as RuntimeException e#0
            plain Demo.act(e#0);
          catch RuntimeException as RuntimeException e#1
            throw `e#1`~
          finally
            plain Demo.act(1);
          """);
  }

  @Test
  void theVariableOfAMultiCatchHasTheCommonSuperclass() {
    assertThat(
            Reader.body(
                """
          try {
            new java.io.FileReader(await(text())).read();
          } catch (java.io.FileNotFoundException | java.net.SocketException e) {
            act(e);
          }
          """))
        .isEqualTo(
            """
          try
            <{<new java.io.FileReader({await(`Demo.text()`):String})>:java.io.FileReader}.read()>:int
          catch java.io.FileNotFoundException | java.net.SocketException as java.io.IOException e
            plain Demo.act(e);
          """);
  }

  @Test
  void awaitInAHandler() {
    assertThat(
            Reader.body(
                """
          try {
            act();
          } catch (RuntimeException e) {
            await(number(e));
          } finally {
            await(number());
          }
          """))
        .isEqualTo(
            """
          try
            plain Demo.act();
          catch RuntimeException as RuntimeException e
            await(`Demo.number(e)`):Integer
          finally
            await(`Demo.number()`):Integer
          """);
  }

  @Test
  void resources() {
    assertThat(
            Reader.body(
                """
          var old = new java.io.StringReader("");
          try (var a = new java.io.StringReader("a"); AutoCloseable b = await(Demo.<Coroutine<AutoCloseable>>any()); old) {
            act(a, b);
          }
          """))
        .isEqualTo(
            """
          var:java.io.StringReader old = `new java.io.StringReader("")`
          try
            with var:java.io.StringReader a = `new java.io.StringReader("a")` closed by a.close()
            with AutoCloseable b = await(`Demo.<Coroutine<AutoCloseable>>any()`):AutoCloseable closed by b.close()
            with java.io.StringReader resource = `old`~ closed by resource.close()
            plain Demo.act(a, b);
          """);
  }

  @Test
  void aTryWithoutAwaitStaysWhole() {
    assertThat(
            Reader.body(
                """
          await(number());
          try {
            act();
          } catch (RuntimeException e) {
            return done(1);
          }
          try {
            act();
          } finally {
            act(1);
          }
          """))
        .isEqualTo(
            """
          await(`Demo.number()`):Integer
          plain try {
            Demo.act();
          } catch (RuntimeException e) {
            exit return `1`=;
          }
          plain try {
            Demo.act();
          } finally {
            Demo.act(1);
          }
          """);
  }

  @Test
  void aFinallyThatAReturnCrossesIsTakenApart() {
    assertThat(
            Reader.body(
                """
          await(number());
          for (int i = 0; i < 3; i++) {
            try {
              if (i == 1) continue;
              if (i == 2) return done(i);
            } finally {
              act();
            }
          }
          """))
        .isEqualTo(
            """
          await(`Demo.number()`):Integer
          block
            int i = `0`=
            while `i < 3`~ breaks for#0 continues for#1
              try
                plain if (i == 1) {
            exit continue for#1;
          }
                plain if (i == 2) {
            exit return `i`~;
          }
              finally
                plain Demo.act();
            update
              plain i++;
          """);
  }

  @Test
  void aFinallyThatAJumpInPlainCodeCrossesStays() {
    assertThat(
            Reader.body(
                """
          await(number());
          for (int i = 0; i < 3; i++) {
            try {
              if (i == 1) continue;
              break;
            } finally {
              act();
            }
          }
          """))
        .isEqualTo(
            """
          await(`Demo.number()`):Integer
          plain for (int i = 0; i < 3; i++) {
            try {
              if (i == 1) {
                continue;
              }
              break;
            } finally {
              Demo.act();
            }
          }
          """);
  }

  @Test
  void aFinallyThatAJumpToALoopThatAwaitsCrossesIsTakenApart() {
    assertThat(
            Reader.body(
                """
          while (plain() > 1) {
            await(number());
            try {
              if (plain() > 2) break;
            } finally {
              act();
            }
          }
          """))
        .isEqualTo(
            """
          while `Demo.plain() > 1` breaks while#0 continues while#1
            await(`Demo.number()`):Integer
            try
              plain if (Demo.plain() > 2) {
            exit break while#0;
          }
            finally
              plain Demo.act();
          """);
  }

  @Test
  void withoutAnyAwaitNothingIsTakenApart() {
    assertThat(
            Reader.body(
                """
          try {
            return done(1);
          } finally {
            act();
          }
          """))
        .isEqualTo(
            """
          plain try {
            exit return `1`=;
          } finally {
            Demo.act();
          } (ends)
          """);
  }

  @Test
  void theVariableOfAMultiCatchHasTheSharedInterfaces() {
    assertThat(
            Reader.ofMembers(
                    """
          interface Coded {}
          static class A extends Exception implements Coded {}
          static class B extends RuntimeException implements Coded {}
          @Async static Coroutine<Void> body() {
            try {
              if (await(number()) > 0) throw new A();
            } catch (A | B e) {
              act(e);
            }
            return done();
          }
          """)
                .onlyBody())
        .contains("catch Demo.A | Demo.B as <Exception&Demo.Coded> e");
  }
}
