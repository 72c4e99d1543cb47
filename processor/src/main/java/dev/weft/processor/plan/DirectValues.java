package dev.weft.processor.plan;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Gives what is called directly a variable for its value: the one that is declared with it, or one
 * of ours.
 *
 * <pre>
 * await child(i); sum += result();   ->   await child(i) as child; sum += child;
 * </pre>
 */
final class DirectValues {
  private final IdentityHashMap<Stmt.Await, Local> values = new IdentityHashMap<>();
  private int nextId;

  DirectValues(int nextId) {
    this.nextId = nextId;
  }

  IdentityHashMap<Stmt.Await, Local> values() {
    return values;
  }

  Stmt.Block in(Stmt.Block block) {
    return new Stmt.Block(in(block.statements()), block.line());
  }

  private Stmt in(Stmt statement) {
    if (Units.awaits(statement) == 0) {
      return statement;
    } else if (statement instanceof Stmt.Block block) {
      return in(block);
    } else if (statement instanceof Stmt.Loop loop) {
      return new Stmt.Loop(
          loop.testFirst(),
          in(loop.prelude()),
          loop.condition(),
          in(loop.body()),
          in(loop.update()),
          loop.breaks(),
          loop.continues(),
          loop.line());
    }
    return Children.map(statement, this::in);
  }

  private List<Stmt> in(List<Stmt> statements) {
    List<Stmt> all = new ArrayList<>();
    Optional<Local> value = Optional.empty();
    for (int i = 0; i < statements.size(); i++) {
      Stmt statement = value.isPresent() ? with(value.get(), statements.get(i)) : statements.get(i);
      boolean isDone = value.isPresent() && isDone(statement, value.get());
      value = Optional.empty();
      if (isDone) {
        continue;
      }
      if (statement instanceof Stmt.Await await && isDirect(await)) {
        Stmt.Await again = new Stmt.Await(await.operand(), await.line());
        value = i + 1 < statements.size() ? variable(statements.get(i + 1)) : Optional.empty();
        value.ifPresent(local -> values.put(again, local));
        all.add(again);
      } else {
        all.add(in(statement));
      }
    }
    return all;
  }

  private static boolean isDirect(Stmt.Await await) {
    return await.operand() instanceof Expr.Plain plain && plain.code().direct().isPresent();
  }

  /** Empty where the next statement is not the one that takes the result. */
  private Optional<Local> variable(Stmt next) {
    Optional<Code.Result> result = Results.in(next);
    if (next instanceof Stmt.Declare declare
        && result.isPresent()
        && isResult(declare.init().orElseThrow())
        && takes(declare.local().type(), result.get())) {
      return Optional.of(declare.local());
    }
    return result.map(found -> new Local(nextId++, "value", type(found), Local.Kind.TEMPORARY));
  }

  private static TypeRef type(Code.Result result) {
    return result.unboxed()
        ? KnownTypes.unboxed(result.type()).orElse(result.type())
        : result.type();
  }

  private static boolean isResult(Expr expr) {
    return expr instanceof Expr.Plain plain
        && plain.code().pieces().size() == 1
        && plain.code().pieces().get(0) instanceof Code.Result;
  }

  private static boolean takes(TypeRef declared, Code.Result result) {
    return declared.equals(result.type())
        || (declared.isPrimitive()
            && KnownTypes.unboxed(result.type()).filter(declared::equals).isPresent());
  }

  /** Whether the await did it all: it declares the variable, or nobody wants the value. */
  private static boolean isDone(Stmt statement, Local value) {
    return isDeclaration(statement, value)
        || (statement instanceof Stmt.Evaluate evaluate
            && evaluate.expr() instanceof Expr.Plain plain
            && plain.code().equals(Code.read(value)));
  }

  private static boolean isDeclaration(Stmt statement, Local local) {
    return statement instanceof Stmt.Declare declare && declare.local().equals(local);
  }

  private static Stmt with(Local value, Stmt next) {
    return isDeclaration(next, value)
        ? next
        : Results.map(next, piece -> piece instanceof Code.Result ? read(value) : piece);
  }

  private static Code.Piece read(Local value) {
    return new Code.Use(value, Code.Access.READ, false);
  }
}
