package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What assert statements become. */
class AssertReaderTest {
  @Test
  void anAssertWithoutAwaitStaysText() {
    assertThat(Reader.body("await(number()); assert plain() > 0 : 1;"))
        .isEqualTo(
            """
            await(`Demo.number()`):Integer
            plain assert Demo.plain() > 0 : 1;
            """);
  }

  @Test
  void nothingIsAwaitedWhereAssertionsAreDisabled() {
    assertThat(Reader.body("assert await(test()) : text();"))
        .isEqualTo(
            """
            boolean asserts = `false`=
            plain assert asserts = true;
            if `asserts`~
              if await(`Demo.test()`):Boolean
              else
                throw <new AssertionError((Object) ({`Demo.text()`}))>:AssertionError
            """);
  }

  @Test
  void aPrimitiveDetailKeepsItsType() {
    assertThat(Reader.body("assert plain() > 0 : (char) (int) await(number());"))
        .contains(
            "new AssertionError({<(char) {<(int) {await(`Demo.number()`):Integer}>:int}>:char})");
  }

  @Test
  void withoutDetail() {
    assertThat(Reader.body("assert await(test());")).contains("throw `new AssertionError()`");
  }
}
