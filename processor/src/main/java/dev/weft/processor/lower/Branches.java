package dev.weft.processor.lower;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a condition with awaits into ifs over plain conditions, so that {@code &&} and {@code ||}
 * become jumps rather than values.
 *
 * <pre>
 * if (a && await(b)) then else otherwise
 *
 * end: { if (a) { await b; if (result()) { then; break end } } otherwise }
 * </pre>
 */
final class Branches {
  private final Locals locals;
  private final int line;

  Branches(Locals locals, int line) {
    this.locals = locals;
    this.line = line;
  }

  List<Stmt> branch(Expr condition, List<Stmt> whenTrue, List<Stmt> whenFalse) {
    Expr test = unwrap(condition);
    if (Awaits.in(test)) {
      if (test instanceof Expr.Not not) {
        return branch(not.operand(), whenFalse, whenTrue);
      } else if (test instanceof Expr.And and) {
        return and(and, whenTrue, whenFalse);
      } else if (test instanceof Expr.Or or) {
        return or(or, whenTrue, whenFalse);
      }
    }
    List<Stmt> statements = new ArrayList<>();
    Expr.Plain lifted = new ExpressionLift(locals, statements, line).lift(test);
    statements.add(new Stmt.If(lifted, block(whenTrue), block(whenFalse), line));
    return statements;
  }

  private List<Stmt> and(Expr.And and, List<Stmt> whenTrue, List<Stmt> whenFalse) {
    if (whenFalse.isEmpty()) {
      return branch(and.left(), branch(and.right(), whenTrue, List.of()), List.of());
    }
    Target end = locals.target("and");
    List<Stmt> inner = branch(and.right(), leaving(whenTrue, end), List.of());
    List<Stmt> all = new ArrayList<>(branch(and.left(), inner, List.of()));
    all.addAll(whenFalse);
    return List.of(new Stmt.Labeled(end, block(all), line));
  }

  private List<Stmt> or(Expr.Or or, List<Stmt> whenTrue, List<Stmt> whenFalse) {
    if (whenTrue.isEmpty()) {
      return branch(or.left(), List.of(), branch(or.right(), List.of(), whenFalse));
    }
    Target end = locals.target("or");
    List<Stmt> inner = branch(or.right(), List.of(), leaving(whenFalse, end));
    List<Stmt> all = new ArrayList<>(branch(or.left(), List.of(), inner));
    all.addAll(whenTrue);
    return List.of(new Stmt.Labeled(end, block(all), line));
  }

  private List<Stmt> leaving(List<Stmt> statements, Target target) {
    List<Stmt> leaving = new ArrayList<>(statements);
    leaving.add(new Stmt.Break(target, line));
    return leaving;
  }

  private Stmt.Block block(List<Stmt> statements) {
    return new Stmt.Block(statements, line);
  }

  /** Takes parentheses off. */
  static Expr unwrap(Expr expr) {
    if (expr instanceof Expr.Strict strict
        && strict.parts().size() == 3
        && isText(strict.parts().get(0), "(")
        && strict.parts().get(1) instanceof Expr.Operand operand
        && isText(strict.parts().get(2), ")")) {
      return unwrap(operand.expr());
    }
    return expr;
  }

  private static boolean isText(Expr.Part part, String text) {
    return part instanceof Expr.Fixed fixed && fixed.code().equals(Code.of(text));
  }
}
