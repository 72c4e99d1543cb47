package dev.weft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.frame.Frame;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated classes extend {@link Frame} and have members of their own by some names: what they
 * inherit must not go by these, or a static method would hide an instance method, which is an
 * error, or a call of the body would mean another.
 */
class GeneratedNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"run", "call", "keep"})
  void nothingThatIsInheritedGoesByTheNameOfAGeneratedMethod(String name) {
    assertThat(inherited().filter(member -> member.getName().equals(name))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"resume", "awaiting", "result", "hang"})
  void whatIsInheritedIsFound(String name) {
    assertThat(inherited().filter(member -> member.getName().equals(name))).isNotEmpty();
  }

  /** What a class in another package inherits and can mention by its simple name. */
  private static Stream<Member> inherited() {
    return Stream.of(Coroutine.class, Frame.class, Awaitable.class, Object.class)
        .flatMap(
            type ->
                Stream.<Member>concat(
                    Arrays.stream(type.getDeclaredMethods()),
                    Arrays.stream(type.getDeclaredFields())))
        .filter(
            member ->
                Modifier.isPublic(member.getModifiers())
                    || Modifier.isProtected(member.getModifiers()));
  }
}
