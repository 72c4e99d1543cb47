package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What returns become. */
class JumpReaderTest {
  @Test
  void returnOfDone() {
    assertThat(
            Reader.body(
                """
          act(await(number()));
          return done(await(number()) + 1);
          """))
        .isEqualTo(
            """
          <Demo.act({await(`Demo.number()`):Integer})>:void
          return <{await(`Demo.number()`):Integer} + {`1`=}>:int
          """);
  }

  @Test
  void returnOfDoneWithoutValue() {
    assertThat(
            Reader.ofMembers(
                    """
          @Async static Coroutine<Void> body() {
            return done();
          }
          """)
                .onlyBody())
        .isEqualTo(
            """
          return
          """);
  }

  @Test
  void returnOfAnAwaitableIsATailAwait() {
    assertThat(
            Reader.ofMembers(
                    """
          @Async static Coroutine<Integer> body() {
            if (plain() > 1) return number();
            return (number(await(number())));
          }
          """)
                .onlyBody())
        .isEqualTo(
            """
          if `Demo.plain() > 1`
            return await(`Demo.number()`):Integer
          return await(<Demo.number({await(`Demo.number()`):Integer})>:Coroutine<Integer>):Integer
          """);
  }

  @Test
  void returnOfAChoiceWithDone() {
    assertThat(
            Reader.ofMembers(
                    """
          @Async static Coroutine<Integer> body() {
            return plain() > 1 ? done(1) : (plain() > 2 ? number() : done(await(number())));
          }
          """)
                .onlyBody())
        .isEqualTo(
            """
          if `Demo.plain() > 1`
            return `1`=
          else
            if `Demo.plain() > 2`
              return await(`Demo.number()`):Integer
            else
              return await(`Demo.number()`):Integer
          """);
  }

  @Test
  void returnOfAChoiceWithoutDone() {
    assertThat(
            Reader.ofMembers(
                    """
          @Async static Coroutine<Integer> body() {
            return plain() > 1 ? number(1) : number(2);
          }
          """)
                .onlyBody())
        .isEqualTo(
            """
          return await(`Demo.plain() > 1 ? Demo.number(1) : Demo.number(2)`):Integer
          """);
  }

  @Test
  void returnOfACastDone() {
    assertThat(
            Reader.ofMembers(
                    """
          @Async @SuppressWarnings("unchecked") static <T> Coroutine<T> body() {
            return (Coroutine<T>) done("a");
          }
          """)
                .onlyBody())
        .isEqualTo(
            """
          return `"a"`=
          """);
  }

  @Test
  void aReturnedLambdaKeepsItsType() {
    assertThat(
            Reader.ofMembers(
                    """
          @Async static Coroutine<Function<Integer, Integer>> body() {
            return done(x -> x + 1);
          }
          """)
                .onlyBody())
        .isEqualTo(
            """
          return `(function.Function<Integer, Integer>) x -> x + 1`=
          """);
  }

  @Test
  void aReturnedGenericCallKeepsItsType() {
    assertThat(
            Reader.ofMembers(
                    """
          @Async static Coroutine<Comparator<String>> body() {
            return done(Comparator.comparing(s -> s.length()));
          }
          """)
                .onlyBody())
        .isEqualTo(
            """
          return `function.UnaryOperator.<Comparator<String>>identity().apply(Comparator.comparing(s -> s.length()))`
          """);
  }

  @Test
  void aReturnedCallWhoseTypeOnlyTheContextTells() {
    assertThat(
            Reader.ofMembers(
                    """
          @Async static Coroutine<Integer> body() {
            return any();
          }
          """)
                .onlyBody())
        .isEqualTo(
            """
          return await(`function.UnaryOperator.<Coroutine<Integer>>identity().apply(Demo.any())`):Integer
          """);
  }

  @Test
  void aJumpThroughAFinallyInsideAMonitorLeavesTheMonitorFirst() {
    assertThat(
            Reader.body(
                """
          await(number());
          synchronized (any()) {
            try {
              if (plain() > 0) return done(1);
            } finally {
              act();
            }
          }
          """))
        .isEqualTo(
            """
          await(`Demo.number()`):Integer
          plain int exit = 0;
          Object value = null;
          leave: synchronized (Demo.any()) {
            try {
              if (Demo.plain() > 0) {
                value = 1;
                exit = 1;
                break leave;
              }
            } finally {
              Demo.act();
            }
          }
          if (exit == 1) {
            exit return `value`;
          }
          """);
  }

  @Test
  void withoutAFinallyAJumpLeavesAMonitorAsItIs() {
    assertThat(
            Reader.body(
                """
          while (true) {
            await(number());
            synchronized (any()) {
              break;
            }
          }
          """))
        .contains("exit break while#0;");
  }
}
