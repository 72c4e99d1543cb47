package dev.weft.processor.diag;

import java.util.HashSet;
import java.util.Set;

/** Takes what phases have to say and says each thing once. */
public final class Diagnostics {
  private final Set<String> said = new HashSet<>();
  private int errors;

  /** Says the message at the position; the arguments fill its placeholders. */
  public void report(Message message, Position position, Object... arguments) {
    String text = message.text(arguments);
    if (message.severity() == Severity.ERROR) {
      errors++;
    }
    if (said.add(System.identityHashCode(position) + ":" + position.line() + ":" + text)) {
      position.say(message.severity(), text);
    }
  }

  /** How many errors were reported so far. */
  public int errors() {
    return errors;
  }
}
