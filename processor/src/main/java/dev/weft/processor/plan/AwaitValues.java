package dev.weft.processor.plan;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Gives each await a variable for its value: the one that is declared with it, or one of ours; none
 * where nobody wants the value.
 *
 * <pre>
 * await fetch(i); sum += result();   ->   await fetch(i) as value; sum += value;
 * </pre>
 */
final class AwaitValues {
  private final IdentityHashMap<Stmt.Await, Local> values = new IdentityHashMap<>();
  private int nextId;

  AwaitValues(int nextId) {
    this.nextId = nextId;
  }

  /** By identity of the awaits in what {@link #in} gave. */
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
    }
    return statement instanceof Stmt.Loop loop ? in(loop) : Children.map(statement, this::in);
  }

  /** The condition stands behind the prelude. */
  private Stmt in(Stmt.Loop loop) {
    Stmt.Block nothing = new Stmt.Block(List.of(), loop.line());
    List<Stmt> test = new ArrayList<>(loop.prelude());
    loop.condition().ifPresent(any -> test.add(new Stmt.If(any, nothing, nothing, loop.line())));
    List<Stmt> prelude = in(test);
    Optional<Expr> condition =
        loop.condition().map(any -> ((Stmt.If) prelude.remove(prelude.size() - 1)).condition());
    return new Stmt.Loop(
        loop.testFirst(),
        prelude,
        condition,
        in(loop.body()),
        in(loop.update()),
        loop.breaks(),
        loop.continues(),
        loop.line());
  }

  private List<Stmt> in(List<Stmt> statements) {
    List<Stmt> all = new ArrayList<>();
    Deque<Stmt> rest = new ArrayDeque<>(statements);
    while (!rest.isEmpty()) {
      Stmt statement = rest.remove();
      if (statement instanceof Stmt.Await await) {
        Stmt.Await again = new Stmt.Await(await.operand(), await.line());
        all.add(again);
        giveValue(again, rest);
      } else {
        all.add(in(statement));
      }
    }
    return all;
  }

  /** The statement behind an await takes the result. */
  private void giveValue(Stmt.Await await, Deque<Stmt> rest) {
    Stmt next = rest.remove();
    if (next instanceof Stmt.Evaluate evaluate && isResult(evaluate.expr())) {
      return;
    }
    Code.Result result = Results.in(next).orElseThrow();
    if (next instanceof Stmt.Declare declare
        && isResult(declare.init().orElseThrow())
        && takes(declare.local().type(), result, unboxes(await))) {
      values.put(await, declare.local());
      return;
    }
    Local value = new Local(nextId++, "value", type(result, unboxes(await)), Local.Kind.TEMPORARY);
    values.put(await, value);
    rest.addFirst(Results.map(next, piece -> piece instanceof Code.Result ? read(value) : piece));
  }

  /** Whether awaiting gives the primitive value; others give null while the task waits. */
  private static boolean unboxes(Stmt.Await await) {
    return await.operand() instanceof Expr.Plain plain
        && plain.code().direct().map(Code.Direct::unboxes).orElse(false);
  }

  private static TypeRef type(Code.Result result, boolean unboxes) {
    return unboxes && result.unboxed()
        ? KnownTypes.unboxed(result.type()).orElse(result.type())
        : result.type();
  }

  private static boolean isResult(Expr expr) {
    return expr instanceof Expr.Plain plain
        && plain.code().pieces().size() == 1
        && plain.code().pieces().get(0) instanceof Code.Result;
  }

  private static boolean takes(TypeRef declared, Code.Result result, boolean unboxes) {
    return declared.equals(result.type())
        || (unboxes
            && declared.isPrimitive()
            && KnownTypes.unboxed(result.type()).filter(declared::equals).isPresent());
  }

  private static Code.Piece read(Local value) {
    return new Code.Use(value, Code.Access.READ, false);
  }
}
