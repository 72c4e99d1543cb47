package dev.weft.processor.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement of an async body. What holds no await stays {@link Plain}, loops included. Each knows
 * the line of the user's file on which it starts.
 */
public sealed interface Stmt {

  /** The line of the user's file. */
  int line();

  /**
   * Statements without await, printed as they stand. Its exits lead to targets outside it.
   *
   * @param completes whether they can complete normally (JLS 14.22)
   */
  record Plain(Code code, boolean completes, int line) implements Stmt {}

  /**
   * A local variable declaration; the scope is the rest of the block.
   *
   * @param inferred whether the user wrote {@code var}
   */
  record Declare(Local local, Optional<Expr> init, boolean inferred, int line) implements Stmt {}

  /** {@code local = value;}. */
  record Assign(Local local, Expr value, int line) implements Stmt {}

  /** An expression statement. */
  record Evaluate(Expr expr, int line) implements Stmt {}

  /** Statements in a row. */
  record Block(List<Stmt> statements, int line) implements Stmt {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  /** {@code if (condition) then else otherwise}; an empty block where there is no else. */
  record If(Expr condition, Stmt then, Stmt otherwise, int line) implements Stmt {}

  /**
   * {@code while}, {@code do} and {@code for} in one shape. Order: [prelude condition] body update,
   * and again; {@code testFirst} false enters at the body.
   *
   * @param prelude what lowering takes out of the condition; runs before each test
   * @param condition empty for {@code for (;;)} and where it is the constant {@code true}
   * @param breaks where a break jumps to, after the loop
   * @param continues where a continue jumps to, before the update
   */
  record Loop(
      boolean testFirst,
      List<Stmt> prelude,
      Optional<Expr> condition,
      Stmt body,
      List<Stmt> update,
      Target breaks,
      Target continues,
      int line)
      implements Stmt {
    public Loop {
      prelude = List.copyOf(prelude);
      update = List.copyOf(update);
    }
  }

  /** A labelled statement that is no loop, or any statement that {@code break} may leave. */
  record Labeled(Target target, Stmt body, int line) implements Stmt {}

  /**
   * A switch statement. A group falls through into the next one, as in the old form; the reader
   * ends each group of the arrow form with a break.
   *
   * @param exhaustive whether a value that no label matches cannot occur or throws by itself, as in
   *     a switch over patterns; then nothing flows past the labels
   */
  record Switch(Expr selector, List<Group> groups, boolean exhaustive, Target breaks, int line)
      implements Stmt {
    public Switch {
      groups = List.copyOf(groups);
    }
  }

  /**
   * The statements behind some labels.
   *
   * @param labels the text between {@code case} and the arrow, one entry for each label: {@code 1},
   *     {@code RED}, {@code "a"}; empty where {@code default} stands alone
   * @param isDefault whether {@code default} is among the labels
   */
  record Group(List<Code> labels, boolean isDefault, List<Stmt> body, int line) {
    public Group {
      labels = List.copyOf(labels);
      body = List.copyOf(body);
    }
  }

  /**
   * {@code try} with an await somewhere in it.
   *
   * @param resources in order; each is closed as JLS 14.20.3 says
   * @param last the finally block, where there is one
   */
  record Try(
      List<Resource> resources, Stmt body, List<Catch> catches, Optional<Stmt> last, int line)
      implements Stmt {
    public Try {
      resources = List.copyOf(resources);
      catches = List.copyOf(catches);
    }
  }

  /**
   * One resource of a try statement.
   *
   * @param local the variable; a temporary where the resource is an expression
   * @param close the call that closes it, {@code local.close()}; {@code local.exit} of a scope
   */
  record Resource(
      Local local, Expr init, boolean inferred, Code close, Closing closing, int line) {}

  /** How the call that closes a resource is made. */
  enum Closing {
    /** As it stands. */
    CALL,
    /** What it gives is awaited. */
    AWAIT,
    /** With the failure of the block or null; what it gives is awaited, and true suppresses it. */
    EXIT
  }

  /**
   * A catch clause.
   *
   * @param types more than one for multi-catch
   * @param local of the one type, or of their least upper bound
   */
  record Catch(List<TypeRef> types, Local local, Stmt body, int line) {
    public Catch {
      types = List.copyOf(types);
    }
  }

  /** A statement that leaves others. */
  sealed interface Jump extends Stmt {}

  /**
   * {@code return done(value);}.
   *
   * @param result empty for {@code return done();}, which gives null; a tail await is an {@link
   *     Expr.Await}
   */
  record Return(Optional<Expr> result, int line) implements Jump {
    /** The value, or null where there is none. */
    public @Nullable Expr value() {
      return result.orElse(null);
    }
  }

  /** {@code break}, with the statement it leaves. */
  record Break(Target target, int line) implements Jump {}

  /** {@code continue}, with the loop it goes on with. */
  record Continue(Target target, int line) implements Jump {}

  /** {@code throw exception;}. */
  record Throw(Expr exception, int line) implements Stmt {}

  /**
   * Awaits the operand; only lowering makes it. The statement executed next holds exactly one
   * {@link Code.Result}, which is evaluated before anything else in it that has an effect.
   */
  record Await(Expr operand, int line) implements Stmt {}
}
