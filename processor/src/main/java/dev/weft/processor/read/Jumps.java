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

  /** The local that a {@code yield} to a switch outside assigns before it breaks. */
  Local yielded(TreePath yieldStatement);
}
