package dev.weft.processor.read;

import com.sun.source.util.TreePath;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;

/** Says what a jump out of plain code aims at. */
interface Jumps {

  /**
   * Reads a {@code return}, or a {@code break}, {@code continue} or {@code yield} to a target
   * outside.
   */
  Stmt.Jump resolve(TreePath jumpStatement);

  /** Reads what a {@code return} of the expression means, which awaits nothing. */
  Stmt.Jump returned(TreePath expression);

  /** The local that a {@code yield} to a switch outside assigns before it breaks. */
  Local yielded(TreePath yieldStatement);
}
