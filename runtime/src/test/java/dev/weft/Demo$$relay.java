package dev.weft;

import dev.weft.frame.Frame;
import org.jspecify.annotations.Nullable;

/** A frame that is named as generated ones are, and awaits one thing in a line of Demo.java. */
final class Demo$$relay extends Frame<Object> {
  private final int line;
  private final Steps.Source source;
  private boolean begun;

  Demo$$relay(int line, Steps.Source source) {
    this.line = line;
    this.source = source;
  }

  @Override
  @SuppressWarnings("NullAway") // a test's source gives something to await
  protected @Nullable Object resume() throws Throwable {
    if (!begun) {
      begun = true;
      if (awaiting((Awaitable<?>) source.get())) {
        return SUSPENDED;
      }
    }
    return result();
  }

  @Override
  protected int suspendedLine() {
    return line;
  }

  @Override
  protected String sourceFile() {
    return "Demo.java";
  }
}
