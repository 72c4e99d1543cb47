package dev.weft.processor.lower;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the locals that expressions, and the statements inside them, may assign. */
final class Assignments {
  private final Set<Local> found = new HashSet<>();

  private Assignments() {}

  /** The locals that evaluating the expressions may assign. */
  static Set<Local> in(List<Expr> exprs) {
    Assignments assignments = new Assignments();
    exprs.forEach(assignments::expr);
    return assignments.found;
  }

  private void expr(Expr expr) {
    if (expr instanceof Expr.Plain plain) {
      code(plain.code());
    } else if (expr instanceof Expr.Strict strict) {
      parts(strict.parts());
    } else if (expr instanceof Expr.Compound compound) {
      parts(compound.place());
      compound.local().ifPresent(found::add);
      expr(compound.value());
    } else if (expr instanceof Expr.Conditional choice) {
      expr(choice.condition());
      expr(choice.whenTrue());
      expr(choice.whenFalse());
    } else if (expr instanceof Expr.And and) {
      expr(and.left());
      expr(and.right());
    } else if (expr instanceof Expr.Or or) {
      expr(or.left());
      expr(or.right());
    } else if (expr instanceof Expr.Not not) {
      expr(not.operand());
    } else if (expr instanceof Expr.Await await) {
      expr(await.operand());
    } else if (expr instanceof Expr.Computed computed) {
      statements(computed.statements());
    }
  }

  private void parts(List<Expr.Part> parts) {
    for (Expr.Part part : parts) {
      if (part instanceof Expr.Fixed fixed) {
        code(fixed.code());
      } else if (part instanceof Expr.Operand operand) {
        expr(operand.expr());
      }
    }
  }

  private void code(Code code) {
    for (Code.Use use : code.uses()) {
      if (use.access() != Code.Access.READ) {
        found.add(use.local());
      }
    }
  }

  private void statements(List<Stmt> statements) {
    statements.forEach(this::statement);
  }

  private void statement(Stmt statement) {
    if (statement instanceof Stmt.Plain plain) {
      code(plain.code());
    } else if (statement instanceof Stmt.Declare declare) {
      declare.init().ifPresent(this::expr);
    } else if (statement instanceof Stmt.Assign assign) {
      found.add(assign.local());
      expr(assign.value());
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      expr(evaluate.expr());
    } else if (statement instanceof Stmt.Block block) {
      statements(block.statements());
    } else if (statement instanceof Stmt.If choice) {
      expr(choice.condition());
      statement(choice.then());
      statement(choice.otherwise());
    } else if (statement instanceof Stmt.Loop loop) {
      statements(loop.prelude());
      loop.condition().ifPresent(this::expr);
      statement(loop.body());
      statements(loop.update());
    } else if (statement instanceof Stmt.Labeled labeled) {
      statement(labeled.body());
    } else if (statement instanceof Stmt.Switch choice) {
      expr(choice.selector());
      choice.groups().forEach(group -> statements(group.body()));
    } else if (statement instanceof Stmt.Try guarded) {
      guarded(guarded);
    } else if (statement instanceof Stmt.Throw thrown) {
      expr(thrown.exception());
    } else if (statement instanceof Stmt.Return leave) {
      leave.result().ifPresent(this::expr);
    }
  }

  private void guarded(Stmt.Try guarded) {
    guarded.resources().forEach(resource -> expr(resource.init()));
    statement(guarded.body());
    guarded.catches().forEach(clause -> statement(clause.body()));
    guarded.last().ifPresent(this::statement);
  }
}
