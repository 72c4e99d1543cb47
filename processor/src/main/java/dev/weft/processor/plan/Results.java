package dev.weft.processor.plan;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds the result of an await in the statement behind it, and puts something else there. */
final class Results {
  private Results() {}

  /** The result in the code that the statement evaluates first. */
  static Optional<Code.Result> in(Stmt statement) {
    return codes(statement).stream()
        .flatMap(code -> code.pieces().stream())
        .filter(Code.Result.class::isInstance)
        .map(Code.Result.class::cast)
        .findFirst();
  }

  /** The code of a statement outside the statements in it. */
  static List<Code> codes(Stmt statement) {
    List<Code> codes = new ArrayList<>();
    map(
        statement,
        piece -> {
          codes.add(new Code(List.of(piece)));
          return piece;
        });
    return codes;
  }

  /** The statement with the pieces of that code replaced. */
  static Stmt map(Stmt statement, UnaryOperator<Code.Piece> change) {
    if (statement instanceof Stmt.Plain plain) {
      return new Stmt.Plain(plain.code().map(change), plain.completes(), plain.line());
    } else if (statement instanceof Stmt.Declare declare) {
      return new Stmt.Declare(
          declare.local(),
          declare.init().map(init -> map(init, change)),
          declare.inferred(),
          declare.line());
    } else if (statement instanceof Stmt.Assign assign) {
      return new Stmt.Assign(assign.local(), map(assign.value(), change), assign.line());
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      return new Stmt.Evaluate(map(evaluate.expr(), change), evaluate.line());
    } else if (statement instanceof Stmt.If choice) {
      return new Stmt.If(
          map(choice.condition(), change), choice.then(), choice.otherwise(), choice.line());
    } else if (statement instanceof Stmt.Switch choice) {
      return new Stmt.Switch(
          map(choice.selector(), change),
          choice.groups(),
          choice.exhaustive(),
          choice.breaks(),
          choice.line());
    } else if (statement instanceof Stmt.Return leave) {
      return new Stmt.Return(leave.result().map(value -> map(value, change)), leave.line());
    } else if (statement instanceof Stmt.Throw thrown) {
      return new Stmt.Throw(map(thrown.exception(), change), thrown.line());
    } else if (statement instanceof Stmt.Await await) {
      return new Stmt.Await(map(await.operand(), change), await.line());
    }
    return statement;
  }

  private static Expr map(Expr expr, UnaryOperator<Code.Piece> change) {
    if (expr instanceof Expr.Plain plain) {
      return new Expr.Plain(plain.code().map(change), plain.type(), plain.effect());
    }
    throw new AssertionError("not lifted: " + expr);
  }
}
