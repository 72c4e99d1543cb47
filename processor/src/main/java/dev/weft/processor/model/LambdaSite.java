package dev.weft.processor.model;

/**
 * Where a lambda stands, as far as that tells which private method javac makes of its body.
 *
 * @param host binary name of the class around it
 * @param enclosing the word in the method's name, {@code main} in {@code lambda$main$0}: {@code
 *     new} for initializers and constructors, {@code static} for static initializers
 * @param captured descriptors of what it captures, in the order of first mention
 * @param own descriptor of its own parameters and result
 * @param firstLine the line on which it begins
 * @param lastLine the last line on which a part of it begins
 * @param number counts the lambdas of a class in the order in which javac is through with them:
 *     those inside one before it
 */
public record LambdaSite(
    String host,
    String enclosing,
    String captured,
    String own,
    int firstLine,
    int lastLine,
    int number) {

  /** The descriptor of the method. */
  public String descriptor() {
    return "(" + captured + own.substring(1);
  }
}
