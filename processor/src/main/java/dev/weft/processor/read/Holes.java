package dev.weft.processor.read;

import com.sun.source.tree.Tree;
import dev.weft.processor.model.Code;

/** Puts something else in the place of some trees while their parent is printed. */
interface Holes {
  Holes NONE = (tree, out) -> false;

  /** Prints what stands in for the tree; false where the tree stands for itself. */
  boolean fill(Tree tree, CodeBuffer out);

  /** Some code in the place of one tree. */
  static Holes of(Tree replaced, Code code) {
    return (tree, out) -> {
      if (tree != replaced) {
        return false;
      }
      out.code(code);
      return true;
    };
  }
}
