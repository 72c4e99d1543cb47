package dev.weft.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * An expression of an async body. What holds no await is {@link Plain}; only what holds one is
 * taken apart. After lowering every expression is plain.
 */
public sealed interface Expr {

  /** The type that javac gave the expression; {@code void} for a call of a void method. */
  TypeRef type();

  /**
   * An expression without await, printed as it stands.
   *
   * @param effect what evaluating it earlier or later would change
   */
  record Plain(Code code, TypeRef type, Effect effect) implements Expr {}

  /** What a later operand, or another task during an await, can do to a plain expression. */
  enum Effect {
    /** Its value is fixed: a literal, a constant, {@code this}, a lambda. Never spilled. */
    NONE,
    /**
     * Reads locals of the body and nothing else: spilled only where a later operand assigns one.
     */
    READS_LOCALS,
    /** Anything else: keeps its place in the order of evaluation. */
    ANY
  }

  /**
   * {@code await(operand)}.
   *
   * @param type the type of the call expression, {@code T} as inferred
   * @param unboxed whether the expression around it takes the primitive value (JLS 5.1.8)
   */
  record Await(Expr operand, TypeRef type, boolean unboxed, int line) implements Expr {
    /** An await whose value is used as it is. */
    public Await(Expr operand, TypeRef type, int line) {
      this(operand, type, false, line);
    }
  }

  /**
   * An expression that evaluates its operands from left to right, each exactly once, and then does
   * one thing with their values (JLS 15.7): a call, an operator, a cast, an array access or
   * creation, a simple assignment, {@code ++} on a place whose parts are operands. The code of the
   * parts in order, with the operands' values in place of the operands, is the expression.
   *
   * <p>{@code list.add(i, await(f()))} is {@code [list] ".add(" [i] ", " [await] ")"}.
   */
  record Strict(List<Part> parts, TypeRef type) implements Expr {
    public Strict {
      parts = List.copyOf(parts);
    }
  }

  /** A part of a strict expression. */
  sealed interface Part {}

  /** Text between operands; evaluates nothing that awaits and nothing with an effect. */
  record Fixed(Code code) implements Part {}

  /** An operand: evaluated in its turn and spilled into a temporary where a later one awaits. */
  record Operand(Expr expr) implements Part {}

  /**
   * {@code place op= value} with an await in the value: the old value is read before the value is
   * evaluated (JLS 15.26.2). Where only the place awaits, it is {@link Strict}.
   *
   * @param place the parts of the left side: {@code [array] "[" [index] "]"}, or just {@code "x"}
   * @param placeType the type of the place, and of the expression; the result is cast to it
   * @param operator without the equals sign, {@code "+"}, {@code ">>>"}
   * @param local the local on the left, where it is one, else empty
   */
  record Compound(
      List<Part> place, Optional<Local> local, TypeRef placeType, String operator, Expr value)
      implements Expr {
    public Compound {
      place = List.copyOf(place);
    }

    @Override
    public TypeRef type() {
      return placeType;
    }
  }

  /**
   * Statements that give a local its value on every path, and then that value: what a switch
   * expression becomes whose arms await.
   */
  record Computed(List<Stmt> statements, Local value) implements Expr {
    public Computed {
      statements = List.copyOf(statements);
    }

    @Override
    public TypeRef type() {
      return value.type();
    }
  }

  /** {@code condition ? whenTrue : whenFalse}. */
  record Conditional(Expr condition, Expr whenTrue, Expr whenFalse, TypeRef type) implements Expr {}

  /** {@code left && right}. */
  record And(Expr left, Expr right) implements Expr {
    @Override
    public TypeRef type() {
      return KnownTypes.BOOLEAN;
    }
  }

  /** {@code left || right}. */
  record Or(Expr left, Expr right) implements Expr {
    @Override
    public TypeRef type() {
      return KnownTypes.BOOLEAN;
    }
  }

  /** {@code !operand}, kept apart so that conditions lower into branches. */
  record Not(Expr operand) implements Expr {
    @Override
    public TypeRef type() {
      return KnownTypes.BOOLEAN;
    }
  }
}
