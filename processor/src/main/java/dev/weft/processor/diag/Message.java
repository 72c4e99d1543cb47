package dev.weft.processor.diag;

/**
 * Every text that a user of the compiler sees. Each says what is wrong, why in half a sentence, and
 * what to do; each has a test and an entry in docs/errors.md.
 */
public enum Message {
  NOT_YET(Severity.ERROR, "[weft] {0} cannot be compiled together with await yet; {1}"),
  NOT_JAVAC(
      Severity.ERROR,
      "[weft] @Async methods cannot be compiled here: Weft works inside javac, and this compiler is"
          + " another one or hides javac from annotation processors; compile with javac, with"
          + " weft-processor on the processor path"),
  NO_PROCESSOR(
      Severity.ERROR,
      "[weft] {0} would not be compiled as @Async, because annotation processing is off or leaves"
          + " out Weft; put weft-processor on the processor path (-processorpath) and, where"
          + " processors are listed by name, add dev.weft.processor.WeftProcessor"),
  CLASS_OUTPUT(
      Severity.ERROR,
      "[weft] the class files of {0} cannot be changed where the compiler put them, so its @Async"
          + " methods would not run: {1}; check that the class output can be read and written"),
  TYPE_CANNOT_BE_NAMED(
      Severity.ERROR,
      "[weft] the type of {0} ({1}) has no name in Java, and {0} is needed after an await, where it"
          + " has to be stored in a field; declare {0} with a named type, or use it only before the"
          + " await"),
  INTERNAL(
      Severity.ERROR,
      "[weft] internal error while compiling {0}: {1}. This is a bug of Weft, not of your code;"
          + " please report it with the method's source");

  private final Severity severity;
  private final String template;

  Message(Severity severity, String template) {
    this.severity = severity;
    this.template = template;
  }

  Severity severity() {
    return severity;
  }

  String text(Object... arguments) {
    String text = template;
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
    }
    return text;
  }
}
