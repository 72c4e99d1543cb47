package dev.weft;

import dev.weft.frame.Frame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A frame that is named as generated ones are, and sleeps. */
final class Demo$$outer extends Frame<String> {
  private boolean begun;

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (!begun) {
      begun = true;
      if (awaiting(Coroutines.sleep(Duration.ofSeconds(1)))) {
        return SUSPENDED;
      }
    }
    return result();
  }

  @Override
  protected int suspendedLine() {
    return 12;
  }

  @Override
  protected String sourceFile() {
    return "Demo.java";
  }
}
