package dev.weft.processor.lower;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Local;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks into expressions: whether they await, and which locals they assign. */
final class Awaits {
  private Awaits() {}

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
    return expr instanceof Expr.Await;
  }

  private static boolean in(Expr.Part part) {
    return part instanceof Expr.Operand operand && in(operand.expr());
  }

  /** The locals that evaluating the expressions may assign. */
  static Set<Local> assigned(List<Expr> exprs) {
    Set<Local> assigned = new HashSet<>();
    exprs.forEach(expr -> collect(expr, assigned));
    return assigned;
  }

  private static void collect(Expr expr, Set<Local> into) {
    if (expr instanceof Expr.Plain plain) {
      collect(plain.code(), into);
    } else if (expr instanceof Expr.Strict strict) {
      collect(strict.parts(), into);
    } else if (expr instanceof Expr.Compound compound) {
      collect(compound.place(), into);
      compound.local().ifPresent(into::add);
      collect(compound.value(), into);
    } else if (expr instanceof Expr.Conditional choice) {
      collect(choice.condition(), into);
      collect(choice.whenTrue(), into);
      collect(choice.whenFalse(), into);
    } else if (expr instanceof Expr.And and) {
      collect(and.left(), into);
      collect(and.right(), into);
    } else if (expr instanceof Expr.Or or) {
      collect(or.left(), into);
      collect(or.right(), into);
    } else if (expr instanceof Expr.Not not) {
      collect(not.operand(), into);
    } else if (expr instanceof Expr.Await await) {
      collect(await.operand(), into);
    }
  }

  private static void collect(List<Expr.Part> parts, Set<Local> into) {
    for (Expr.Part part : parts) {
      if (part instanceof Expr.Fixed fixed) {
        collect(fixed.code(), into);
      } else if (part instanceof Expr.Operand operand) {
        collect(operand.expr(), into);
      }
    }
  }

  private static void collect(Code code, Set<Local> into) {
    for (Code.Use use : code.uses()) {
      if (use.access() != Code.Access.READ) {
        into.add(use.local());
      }
    }
  }
}
