package dev.weft.processor.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a lambda stands, as far as that tells which private method javac makes of its body.
 *
 * @param host binary name of the class around it
 * @param words in the method's name, {@code main} in {@code lambda$main$0}: {@code new} for
 *     initializers and constructors, {@code static} for static initializers; some versions of javac
 *     say the name of a local class instead
 * @param captured what it captures, in the order of first mention
 * @param mentions the same where javac has taken its classes out of it
 * @param own descriptor of its own parameters and result
 * @param firstLine the line on which it begins
 * @param lastLine the last line on which a part of it begins
 * @param number counts the lambdas of a class in the order in which javac is through with them:
 *     those inside one before it
 */
public record LambdaSite(
    String host,
    Set<String> words,
    List<AsyncMethod.Captured> captured,
    List<Mention> mentions,
    String own,
    int firstLine,
    int lastLine,
    int number) {
  public LambdaSite {
    words = Set.copyOf(words);
    captured = List.copyOf(captured);
    mentions = List.copyOf(mentions);
  }

  /**
   * A variable that the lambda captures, or a local class of which it makes an object, so that it
   * needs what that captures.
   */
  public record Mention(Optional<AsyncMethod.Captured> variable, Optional<String> made) {
    /** A variable. */
    public static Mention variable(AsyncMethod.Captured variable) {
      return new Mention(Optional.of(variable), Optional.empty());
    }

    /** A class, by binary name. */
    public static Mention made(String binaryName) {
      return new Mention(Optional.empty(), Optional.of(binaryName));
    }
  }

  /** The descriptor of the method. */
  public String descriptor() {
    return captured.stream()
            .map(AsyncMethod.Captured::descriptor)
            .collect(Collectors.joining("", "(", ""))
        + own.substring(1);
  }

  /** The same with what it captures in another order. */
  public LambdaSite inOrder(List<AsyncMethod.Captured> sorted) {
    if (sorted.size() != captured.size()) {
      throw new AssertionError("a lambda of " + host + " captures " + captured + ", not " + sorted);
    }
    return new LambdaSite(host, words, sorted, mentions, own, firstLine, lastLine, number);
  }
}
