package dev.weft.processor.lower;

import dev.weft.processor.model.Expr;

/** Says whether expressions have to be taken apart. */
final class Awaits {
  private Awaits() {}

  /** Whether it holds an await, or statements that may. */
  static boolean in(Expr expr) {
    if (expr instanceof Expr.Plain) {
      return false;
    } else if (expr instanceof Expr.Strict strict) {
      return strict.parts().stream().anyMatch(Awaits::in);
    } else if (expr instanceof Expr.Compound compound) {
      return in(compound.value()) || compound.place().stream().anyMatch(Awaits::in);
    } else if (expr instanceof Expr.Conditional choice) {
      return in(choice.condition()) || in(choice.whenTrue()) || in(choice.whenFalse());
    } else if (expr instanceof Expr.And and) {
      return in(and.left()) || in(and.right());
    } else if (expr instanceof Expr.Or or) {
      return in(or.left()) || in(or.right());
    } else if (expr instanceof Expr.Not not) {
      return in(not.operand());
    }
    return expr instanceof Expr.Await || expr instanceof Expr.Computed;
  }

  private static boolean in(Expr.Part part) {
    return part instanceof Expr.Operand operand && in(operand.expr());
  }
}
