package dev.weft.processor.lower;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Expr.Effect;
import dev.weft.processor.model.Expr.Plain;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the awaits out of one expression: appends what has to run before, in the order of JLS 15.7,
 * and gives what is left. The rest may hold the result of the last await; then that result is the
 * first thing with an effect in it, and the caller has to put it first in the next statement.
 *
 * <pre>
 * f(a(), await(b()), c())
 *
 * saved = a(); await b(); f(saved, result(), c())
 * </pre>
 */
final class ExpressionLift {
  private final Locals locals;
  private final List<Stmt> out;
  private final int line;

  ExpressionLift(Locals locals, List<Stmt> out, int line) {
    this.locals = locals;
    this.out = out;
    this.line = line;
  }

  Plain lift(Expr expr) {
    if (!Awaits.in(expr)) {
      return plain(expr);
    }
    if (expr instanceof Expr.Await await) {
      return await(await);
    } else if (expr instanceof Expr.Strict strict) {
      return strict(strict);
    } else if (expr instanceof Expr.Compound compound) {
      return compound(compound);
    } else if (expr instanceof Expr.Conditional choice) {
      return conditional(choice);
    } else if (expr instanceof Expr.And and) {
      return shortCircuit(and.left(), and.right(), Expr.And.class);
    } else if (expr instanceof Expr.Or or) {
      return shortCircuit(or.left(), or.right(), Expr.Or.class);
    } else if (expr instanceof Expr.Not not) {
      Plain operand = lift(not.operand());
      return new Plain(
          Code.join(Code.of("!"), grouped(operand.code())), KnownTypes.BOOLEAN, Effect.ANY);
    } else if (expr instanceof Expr.Computed computed) {
      return computed(computed);
    }
    throw new AssertionError(expr);
  }

  /** An expression without await, whatever its shape, as code. */
  static Plain plain(Expr expr) {
    if (expr instanceof Plain plain) {
      return plain;
    }
    Code code = code(expr);
    return new Plain(code, expr.type(), Effect.ANY);
  }

  private static Code code(Expr expr) {
    if (expr instanceof Plain plain) {
      return plain.code();
    } else if (expr instanceof Expr.Strict strict) {
      return code(strict.parts());
    } else if (expr instanceof Expr.Compound compound) {
      return Code.join(
          code(compound.place()),
          Code.of(" " + compound.operator() + "= "),
          code(compound.value()));
    } else if (expr instanceof Expr.Conditional choice) {
      return Code.join(
          code(choice.condition()),
          Code.of(" ? "),
          code(choice.whenTrue()),
          Code.of(" : "),
          code(choice.whenFalse()));
    } else if (expr instanceof Expr.And and) {
      return Code.join(code(and.left()), Code.of(" && "), code(and.right()));
    } else if (expr instanceof Expr.Or or) {
      return Code.join(code(or.left()), Code.of(" || "), code(or.right()));
    } else if (expr instanceof Expr.Not not) {
      return Code.join(Code.of("!"), code(not.operand()));
    }
    throw new AssertionError("await in " + expr);
  }

  private static Code code(List<Expr.Part> parts) {
    Code[] codes =
        parts.stream()
            .map(
                part ->
                    part instanceof Expr.Fixed fixed
                        ? fixed.code()
                        : code(((Expr.Operand) part).expr()))
            .toArray(Code[]::new);
    return Code.join(codes);
  }

  private Plain await(Expr.Await await) {
    Plain operand = lift(await.operand());
    out.add(new Stmt.Await(operand, await.line()));
    return new Plain(
        new Code(List.of(new Code.Result(await.type(), await.unboxed()))),
        await.type(),
        Effect.ANY);
  }

  private Plain strict(Expr.Strict strict) {
    List<Code> codes = operands(strict.parts(), List.of());
    return new Plain(Code.join(codes.toArray(Code[]::new)), strict.type(), Effect.ANY);
  }

  /**
   * Lifts the operands up to the last that awaits and spills all of them but that one; also that
   * one where something that awaits follows the parts.
   */
  private List<Code> operands(List<Expr.Part> parts, List<Expr> following) {
    int last = following.isEmpty() ? lastAwaiting(parts) : parts.size();
    List<Code> codes = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Expr.Fixed fixed) {
        codes.add(fixed.code());
        continue;
      }
      Expr operand = ((Expr.Operand) parts.get(i)).expr();
      Plain value = lift(operand);
      boolean stays = i >= last || isFixed(value, later(parts, i, following));
      codes.add(stays ? value.code() : Code.read(spill("saved", value)));
    }
    return codes;
  }

  private static int lastAwaiting(List<Expr.Part> parts) {
    int last = -1;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Expr.Operand operand && Awaits.in(operand.expr())) {
        last = i;
      }
    }
    return last;
  }

  private static List<Expr> later(List<Expr.Part> parts, int index, List<Expr> following) {
    List<Expr> later = new ArrayList<>(following);
    for (Expr.Part part : parts.subList(index + 1, parts.size())) {
      if (part instanceof Expr.Operand operand) {
        later.add(operand.expr());
      }
    }
    return later;
  }

  /** Whether the value is the same when it is read after the later expressions. */
  private static boolean isFixed(Plain value, List<Expr> later) {
    return switch (value.effect()) {
      case NONE -> true;
      case READS_LOCALS -> {
        Set<Local> assigned = Assignments.in(later);
        yield value.code().uses().stream().noneMatch(use -> assigned.contains(use.local()));
      }
      case ANY -> false;
    };
  }

  private Local spill(String name, Plain value) {
    Local local = locals.temporary(name, value.type());
    boolean inferred = value.type() instanceof TypeRef.NonDenotable;
    out.add(new Stmt.Declare(local, Optional.of(value), inferred, line));
    return local;
  }

  /** JLS 15.26.2: the old value is read before the value on the right is evaluated. */
  private Plain compound(Expr.Compound compound) {
    if (!Awaits.in(compound.value())) {
      List<Expr.Part> parts = new ArrayList<>(compound.place());
      parts.add(new Expr.Fixed(Code.of(" " + compound.operator() + "= ")));
      parts.add(new Expr.Operand(compound.value()));
      return strict(new Expr.Strict(parts, compound.type()));
    }
    boolean isConverted =
        !converted(Code.EMPTY, compound.placeType()).type().equals(compound.placeType());
    if (compound.local().isPresent() && !isConverted) {
      Local local = compound.local().get();
      if (!Assignments.in(List.of(compound.value())).contains(local)) {
        return compoundOfUntouchedLocal(compound, local);
      }
    }
    Code place =
        Code.join(operands(compound.place(), List.of(compound.value())).toArray(Code[]::new));
    Code readPlace = place.map(ExpressionLift::asRead);
    Code writePlace = place.map(ExpressionLift::asWrite);
    Local before = spill("before", converted(readPlace, compound.placeType()));
    Plain value = lift(compound.value());
    return new Plain(
        Code.join(writePlace, Code.of(" = "), operation(compound, before, value)),
        compound.type(),
        Effect.ANY);
  }

  /** The old value as the operator takes it: unboxed, or as a string (JLS 15.26.2, 15.18.1). */
  private static Plain converted(Code old, TypeRef type) {
    Optional<TypeRef> unboxed = KnownTypes.unboxed(type);
    if (type.isPrimitive() || type.equals(KnownTypes.STRING) || unboxed.isPresent()) {
      return new Plain(old, unboxed.orElse(type), Effect.ANY);
    }
    Code text =
        Code.join(
            new Code(List.of(new Code.TypeName(KnownTypes.STRING))),
            Code.of(".valueOf("),
            old,
            Code.of(")"));
    return new Plain(text, KnownTypes.STRING, Effect.ANY);
  }

  /** Only this task can assign a local, so it may as well be read after the await. */
  private Plain compoundOfUntouchedLocal(Expr.Compound compound, Local local) {
    Plain value = lift(compound.value());
    Code place = new Code(List.of(new Code.Use(local, Access.READ_WRITE, false)));
    return new Plain(
        Code.join(place, Code.of(" " + compound.operator() + "= "), value.code()),
        compound.type(),
        Effect.ANY);
  }

  private static Code operation(Expr.Compound compound, Local before, Plain value) {
    Code operation =
        Code.join(
            Code.read(before), Code.of(" " + compound.operator() + " "), grouped(value.code()));
    if (compound.placeType().equals(KnownTypes.STRING)) {
      return operation;
    }
    return Code.join(
        Code.of("("),
        new Code(List.of(new Code.TypeName(compound.placeType()))),
        Code.of(") ("),
        operation,
        Code.of(")"));
  }

  private static Code.Piece asRead(Code.Piece piece) {
    return piece instanceof Code.Use use && use.access() == Access.READ_WRITE
        ? new Code.Use(use.local(), Access.READ, use.captured())
        : piece;
  }

  private static Code.Piece asWrite(Code.Piece piece) {
    return piece instanceof Code.Use use && use.access() == Access.READ_WRITE
        ? new Code.Use(use.local(), Access.WRITE, use.captured())
        : piece;
  }

  private static Code grouped(Code code) {
    boolean isHole = code.pieces().size() == 1 && !(code.pieces().get(0) instanceof Code.Text);
    boolean isAtom = isHole || code.toString().matches("[\\w.]+");
    return isAtom ? code : Code.join(Code.of("("), code, Code.of(")"));
  }

  private Plain conditional(Expr.Conditional choice) {
    Local chosen = locals.temporary("chosen", choice.type());
    out.add(new Stmt.Declare(chosen, Optional.empty(), false, line));
    assignChoice(choice, chosen);
    return atom(chosen);
  }

  private Plain computed(Expr.Computed computed) {
    out.add(new Stmt.Declare(computed.value(), Optional.empty(), false, line));
    new Lift(locals).into(computed.statements(), out);
    return atom(computed.value());
  }

  /** Assigns the local on both branches. */
  void assignChoice(Expr.Conditional choice, Local target) {
    List<Stmt> whenTrue = assignment(choice.whenTrue(), target);
    List<Stmt> whenFalse = assignment(choice.whenFalse(), target);
    out.addAll(new Branches(locals, line).branch(choice.condition(), whenTrue, whenFalse));
  }

  private List<Stmt> assignment(Expr value, Local target) {
    List<Stmt> statements = new ArrayList<>();
    ExpressionLift lift = new ExpressionLift(locals, statements, line);
    Expr inner = Branches.unwrap(value);
    if (inner instanceof Expr.Conditional nested
        && Awaits.in(nested)
        && nested.type().equals(target.type())) {
      lift.assignChoice(nested, target);
    } else {
      statements.add(new Stmt.Assign(target, lift.lift(value), line));
    }
    return statements;
  }

  /** {@code t = left; if (t) t = right} for and, with {@code !t} for or. */
  private Plain shortCircuit(Expr left, Expr right, Class<? extends Expr> operator) {
    Local test = locals.temporary("test", KnownTypes.BOOLEAN);
    Plain first = lift(left);
    out.add(new Stmt.Declare(test, Optional.of(first), false, line));
    Code again =
        operator == Expr.And.class ? Code.read(test) : Code.join(Code.of("!"), Code.read(test));
    out.add(
        new Stmt.If(
            new Plain(again, KnownTypes.BOOLEAN, Effect.READS_LOCALS),
            new Stmt.Block(assignment(right, test), line),
            new Stmt.Block(Collections.emptyList(), line),
            line));
    return atom(test);
  }

  private static Plain atom(Local local) {
    return new Plain(Code.read(local), local.type(), Effect.READS_LOCALS);
  }
}
