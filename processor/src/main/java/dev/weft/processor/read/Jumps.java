package dev.weft.processor.read;

import com.sun.source.util.TreePath;
import dev.weft.processor.model.Stmt;

/** Says what a jump out of plain code aims at. */
interface Jumps {

  /** Reads a {@code return}, or a {@code break} or {@code continue} to a target outside. */
  Stmt.Jump resolve(TreePath jumpStatement);
}
