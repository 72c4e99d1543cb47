package dev.weft.processor.read;

import com.sun.source.tree.Tree;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Cuts a printed expression into its operands and the code between them. */
final class PartCollector implements Holes {
  private final IdentityHashMap<Tree, Expr> operands;
  private final List<Expr.Part> parts = new ArrayList<>();
  private int found;

  PartCollector(IdentityHashMap<Tree, Expr> operands) {
    this.operands = operands;
  }

  @Override
  public boolean fill(Tree tree, CodeBuffer out) {
    Expr operand = operands.get(tree);
    if (operand == null) {
      return false;
    }
    addFixed(out.take());
    parts.add(new Expr.Operand(operand));
    found++;
    return true;
  }

  /** All parts, the code after the last operand included. */
  List<Expr.Part> parts(Code rest) {
    addFixed(rest);
    if (found != operands.size()) {
      throw new AssertionError(found + " operands of " + operands.size() + " were printed");
    }
    return parts;
  }

  private void addFixed(Code code) {
    if (!code.pieces().isEmpty()) {
      parts.add(new Expr.Fixed(code));
    }
  }
}
