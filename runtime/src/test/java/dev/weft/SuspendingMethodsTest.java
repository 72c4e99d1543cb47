package dev.weft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The doc of each public method that gives something to await says whether it may suspend and what
 * cancelling does, or sends to one that does.
 */
class SuspendingMethodsTest {
  private static final Path SOURCES = Path.of("src/main/java");

  /** A doc comment, the annotations behind it, and the declaration up to its parameters. */
  private static final Pattern DECLARATION =
      Pattern.compile(
          "/\\*\\*(?<doc>(?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?(?: //[^\\n]*)?\\s+)*"
              + "[^;{}=(*]*?\\b(?<name>\\w+)\\((?<parameters>[^{;]*?)\\)\\s*(?:throws[^{;]*)?[{;]",
          Pattern.DOTALL);

  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern NEVER = Pattern.compile("(Never suspends|Does not suspend)\\.");

  private static final Pattern SUSPENDS = Pattern.compile("[Ss]uspend");
  private static final Pattern CANCELLING = Pattern.compile("[Cc]ancel");
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?:see|as|than|[Tt]he same,? as|of|is) \\{@link ([\\w#.]+)|The same");

  /** They only wrap a value or another awaitable. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "Awaitable.toCoroutine()",
          "Coroutine.toCoroutine()",
          "Promise.toCoroutine()",
          "Coroutines.done()",
          "Coroutines.done(Object)");

  @TestFactory
  Stream<DynamicTest> docSaysWhetherItSuspendsAndWhatCancellingDoes() {
    return suspending()
        .map(
            method ->
                DynamicTest.dynamicTest(
                    PublicApi.name(method),
                    () -> {
                      String doc = doc(method);
                      if (!ELSEWHERE.matcher(doc).find() && !NEVER.matcher(doc).find()) {
                        assertThat(doc).containsPattern(SUSPENDS).containsPattern(CANCELLING);
                      }
                    }));
  }

  @Test
  void theSweepFindsSuspendingMethods() {
    assertThat(suspending()).hasSizeGreaterThan(40);
  }

  private static Stream<Method> suspending() {
    return PublicApi.types().stream()
        .filter(type -> !isFunctional(type))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(SuspendingMethodsTest::givesSomethingToAwait)
        .filter(method -> !WRAPPERS.contains(PublicApi.name(method)));
  }

  private static boolean givesSomethingToAwait(Method method) {
    Class<?> type = method.getReturnType();
    return (Awaitable.class.isAssignableFrom(type) && !Promise.class.isAssignableFrom(type))
        || type.equals(AsyncIterable.class)
        || type.equals(AsyncIterator.class);
  }

  /** What an async lambda does is its own affair. */
  private static boolean isFunctional(Class<?> type) {
    return type.getSimpleName().matches("Async(Supplier|Function|BiFunction|Runnable)");
  }

  private static String doc(Method method) {
    Matcher declarations = DECLARATION.matcher(source(method.getDeclaringClass()));
    while (declarations.find()) {
      if (declarations.group("name").equals(method.getName())
          && types(declarations.group("parameters")).equals(types(method))) {
        return declarations.group("doc").replaceAll("\\s*\\n\\s*\\*\\s?", " ");
      }
    }
    throw new AssertionError("no doc: " + PublicApi.name(method));
  }

  /** The simple names of the erased types, from the text of a declaration. */
  private static List<String> types(String parameters) {
    String plain = parameters.replaceAll("@\\w+ ", "").strip();
    while (plain.contains("<")) {
      plain = plain.replaceAll("<[^<>]*>", "");
    }
    return plain.isEmpty()
        ? List.of()
        : COMMA
            .splitAsStream(plain)
            .map(each -> each.strip().replaceAll("\\s.*", "").replace("...", "[]"))
            .map(each -> each.matches("[A-Z]") ? "Object" : each)
            .toList();
  }

  private static List<String> types(Method method) {
    return Stream.of(method.getParameterTypes()).map(Class::getSimpleName).toList();
  }

  private static String source(Class<?> type) {
    Class<?> top = type;
    while (top.getEnclosingClass() != null) {
      top = top.getEnclosingClass();
    }
    try {
      return Files.readString(SOURCES.resolve(top.getName().replace('.', '/') + ".java"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
