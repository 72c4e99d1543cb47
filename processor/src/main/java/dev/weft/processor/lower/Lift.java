package dev.weft.processor.lower;

import dev.weft.processor.model.Body;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the order of evaluation explicit. Before: awaits anywhere in expressions. After: every
 * expression is plain, awaits are statements of their own, no try has resources.
 *
 * <pre>
 * int x = a() + await(b());
 *
 * int saved = a(); await b(); int x = saved + result();
 * </pre>
 */
public final class Lift {
  private final Locals locals;

  Lift(Locals locals) {
    this.locals = locals;
  }

  /** Lifts a body; one without await comes out as it went in. */
  public static Body lift(Body body) {
    Lift lift = new Lift(new Locals(body));
    Stmt.Block statements = lift.block(body.statements());
    return new Body(
        body.inputs(), statements, lift.locals.innerNames(), body.lambdas(), lift.locals.nextId());
  }

  private Stmt.Block block(Stmt statement) {
    List<Stmt> out = new ArrayList<>();
    if (statement instanceof Stmt.Block block) {
      block.statements().forEach(inner -> statement(inner, out));
    } else {
      statement(statement, out);
    }
    return new Stmt.Block(out, statement.line());
  }

  private List<Stmt> statements(List<Stmt> statements) {
    List<Stmt> out = new ArrayList<>();
    into(statements, out);
    return out;
  }

  /** Lifts statements that stand inside an expression. */
  void into(List<Stmt> statements, List<Stmt> out) {
    statements.forEach(statement -> statement(statement, out));
  }

  private void statement(Stmt statement, List<Stmt> out) {
    ExpressionLift lift = new ExpressionLift(locals, out, statement.line());
    if (statement instanceof Stmt.Declare declare) {
      declare(declare, lift, out);
    } else if (statement instanceof Stmt.Assign assign) {
      assign(assign, lift, out);
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      out.add(new Stmt.Evaluate(lift.lift(evaluate.expr()), evaluate.line()));
    } else if (statement instanceof Stmt.Return leave) {
      out.add(new Stmt.Return(leave.result().map(lift::lift), leave.line()));
    } else if (statement instanceof Stmt.Throw thrown) {
      out.add(new Stmt.Throw(lift.lift(thrown.exception()), thrown.line()));
    } else if (statement instanceof Stmt.Block block) {
      out.add(block(block));
    } else if (statement instanceof Stmt.If choice) {
      branch(choice, out);
    } else if (statement instanceof Stmt.Loop loop) {
      out.add(loop(loop));
    } else if (statement instanceof Stmt.Labeled labeled) {
      out.add(new Stmt.Labeled(labeled.target(), block(labeled.body()), labeled.line()));
    } else if (statement instanceof Stmt.Switch choice) {
      out.add(choice(choice, lift));
    } else if (statement instanceof Stmt.Try guarded) {
      guarded(guarded, out);
    } else if (statement instanceof Stmt.Plain plain) {
      out.add(new Stmt.Plain(locals.assigned(plain.code()), plain.completes(), plain.line()));
    } else {
      out.add(statement); // a jump, or lifted already
    }
  }

  private void declare(Stmt.Declare declare, ExpressionLift lift, List<Stmt> out) {
    Optional<Expr.Computed> computed =
        declare.init().flatMap(init -> computedAs(init, declare.local().type()));
    if (computed.isPresent()) {
      // Nothing can see the variable before it has its value (JLS 16).
      locals.replace(computed.get().value(), declare.local());
      out.add(new Stmt.Declare(declare.local(), Optional.empty(), false, declare.line()));
      into(computed.get().statements(), out);
      return;
    }
    Optional<Expr.Conditional> choice =
        declare.init().flatMap(init -> choiceOf(init, declare.local().type()));
    if (choice.isPresent()) {
      out.add(new Stmt.Declare(declare.local(), Optional.empty(), false, declare.line()));
      lift.assignChoice(choice.get(), declare.local());
    } else {
      out.add(
          new Stmt.Declare(
              declare.local(), declare.init().map(lift::lift), declare.inferred(), declare.line()));
    }
  }

  private void assign(Stmt.Assign assign, ExpressionLift lift, List<Stmt> out) {
    Local local = locals.assigned(assign.local());
    Optional<Expr.Conditional> choice = choiceOf(assign.value(), local.type());
    if (choice.isPresent()) {
      lift.assignChoice(choice.get(), local);
    } else {
      out.add(new Stmt.Assign(local, lift.lift(assign.value()), assign.line()));
    }
  }

  /** A conditional with awaits whose value needs no conversion on the way into the local. */
  private static Optional<Expr.Conditional> choiceOf(Expr expr, TypeRef type) {
    return Branches.unwrap(expr) instanceof Expr.Conditional choice
            && Awaits.in(choice)
            && choice.type().equals(type)
        ? Optional.of(choice)
        : Optional.empty();
  }

  private static Optional<Expr.Computed> computedAs(Expr expr, TypeRef type) {
    return Branches.unwrap(expr) instanceof Expr.Computed computed && computed.type().equals(type)
        ? Optional.of(computed)
        : Optional.empty();
  }

  private void branch(Stmt.If choice, List<Stmt> out) {
    List<Stmt> whenTrue = block(choice.then()).statements();
    List<Stmt> whenFalse = block(choice.otherwise()).statements();
    out.addAll(new Branches(locals, choice.line()).branch(choice.condition(), whenTrue, whenFalse));
  }

  private Stmt loop(Stmt.Loop loop) {
    List<Stmt> prelude = new ArrayList<>(statements(loop.prelude()));
    Optional<Expr> condition = loop.condition();
    if (condition.isPresent() && Awaits.in(condition.get())) {
      Stmt leave = new Stmt.Break(loop.breaks(), loop.line());
      prelude.addAll(
          new Branches(locals, loop.line()).branch(condition.get(), List.of(), List.of(leave)));
      condition = Optional.empty();
    }
    return new Stmt.Loop(
        loop.testFirst(),
        prelude,
        condition.map(ExpressionLift::plain),
        block(loop.body()),
        statements(loop.update()),
        loop.breaks(),
        loop.continues(),
        loop.line());
  }

  private Stmt choice(Stmt.Switch choice, ExpressionLift lift) {
    Expr selector = lift.lift(choice.selector());
    List<Stmt.Group> groups = new ArrayList<>();
    for (Stmt.Group group : choice.groups()) {
      groups.add(
          new Stmt.Group(
              group.labels(), group.isDefault(), statements(group.body()), group.line()));
    }
    return new Stmt.Switch(selector, groups, choice.exhaustive(), choice.breaks(), choice.line());
  }

  private void guarded(Stmt.Try guarded, List<Stmt> out) {
    Stmt expanded = new Resources(locals).expand(guarded);
    if (!(expanded instanceof Stmt.Try plain)) {
      statement(expanded, out);
      return;
    }
    List<Stmt.Catch> catches = new ArrayList<>();
    for (Stmt.Catch clause : plain.catches()) {
      catches.add(
          new Stmt.Catch(clause.types(), clause.local(), block(clause.body()), clause.line()));
    }
    out.add(
        new Stmt.Try(
            List.of(), block(plain.body()), catches, plain.last().map(this::block), plain.line()));
  }
}
