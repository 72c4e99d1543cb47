package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameLineTest {
  @ParameterizedTest
  @CsvSource({
    "'@Async static Coroutine<Object> body() {', 1",
    "'@Async\nstatic Coroutine<Object> body() {', 2",
    "'@Async static Coroutine<Object> body(\nint a,\nint b) {', 1",
    "'@Async static Coroutine<Object> body()\nthrows Exception\n{', 1",
    "'@Async\nstatic\nCoroutine<\nObject>\nbody(int a) {', 5",
    "'@Async\nstatic Coroutine<Object>\nbody(\nint body)\n{', 3"
  })
  void theLineOfAMethodIsThatOfItsName(String head, int line) {
    String method = head + "return done(1);}";

    assertThat(Reader.ofMembers(method).only().method().line()).isEqualTo(line);
  }
}
