package dev.weft.processor.read;

import com.sun.source.util.TreePath;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import org.jspecify.annotations.Nullable;

/** Passes jumps on to the reader of jumps, which needs the printer that is made with this. */
final class LateJumps implements Jumps {
  private @Nullable JumpReader reader;

  void readWith(JumpReader jumpReader) {
    this.reader = jumpReader;
  }

  @Override
  public Stmt.Jump resolve(TreePath jumpStatement) {
    return reader().read(jumpStatement);
  }

  @Override
  public Stmt.Jump returned(TreePath expression) {
    return reader().readReturned(expression);
  }

  @Override
  public Local yielded(TreePath yieldStatement) {
    return reader().yielded(yieldStatement);
  }

  private JumpReader reader() {
    if (reader == null) {
      throw new AssertionError("no reader of jumps yet");
    }
    return reader;
  }
}
