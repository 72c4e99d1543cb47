package dev.weft.processor.model;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Java code that holds no await, ready to be printed but for the names that planning decides: text
 * with holes for types, locals and jumps. Expressions have no trailing semicolon; statements are
 * complete and end with a newline each.
 */
public record Code(List<Piece> pieces) {
  public static final Code EMPTY = new Code(List.of());

  public Code {
    pieces = List.copyOf(pieces);
  }

  /** A part of some code. */
  public sealed interface Piece {}

  /** Plain text. A newline in it starts a new line, indented as deep as the code stands. */
  public record Text(String text) implements Piece {}

  /** A type, which the emitter imports or spells in full. */
  public record TypeName(TypeRef type) implements Piece {}

  /**
   * A mention of a local.
   *
   * @param captured whether it stands inside a lambda or a class body, where only an effectively
   *     final variable may be named
   */
  public record Use(Local local, Access access, boolean captured) implements Piece {}

  /** What a mention does to its local. */
  public enum Access {
    READ,
    WRITE,
    READ_WRITE
  }

  /**
   * The value of the await that ended the step before; runs first in its step and exactly once. May
   * throw what was awaited.
   *
   * @param unboxed whether the code around it takes the primitive value (JLS 5.1.8)
   */
  public record Result(TypeRef type, boolean unboxed) implements Piece {
    /** A value as it is. */
    public Result(TypeRef type) {
      this(type, false);
    }
  }

  /**
   * All of an awaited call whose callee can be run at once, without a coroutine.
   *
   * @param callee what is called instead, with the task, the depth and the arguments
   * @param arguments the instance where there is one, and the arguments, separated
   * @param unboxes whether the callee gives a primitive value, where what is awaited has its box
   * @param plain the call that makes the coroutine
   */
  public record Direct(Code callee, Code arguments, boolean unboxes, Code plain) implements Piece {}

  /**
   * Says that the text from here to the end of the line, and up to the next such piece, comes from
   * this line of the user's file. Prints nothing.
   */
  public record Line(int line) implements Piece {}

  /**
   * A whole statement that leaves the code: {@code return}, or a {@code break} or {@code continue}
   * whose target lies outside. Stands where a statement may stand.
   */
  public record Exit(Stmt.Jump jump) implements Piece {}

  /** Plain text as code. */
  public static Code of(String text) {
    return new Code(List.of(new Text(text)));
  }

  /** A read of a local, outside any lambda. */
  public static Code read(Local local) {
    return new Code(List.of(new Use(local, Access.READ, false)));
  }

  /** The pieces of all parts, one after the other. */
  public static Code join(Code... parts) {
    List<Piece> all = new ArrayList<>();
    for (Code part : parts) {
      all.addAll(part.pieces);
    }
    return new Code(all);
  }

  /** A cast to the type, to all its bounds where it is an intersection; the operand follows. */
  public static Code cast(TypeRef type) {
    List<TypeRef> bounds =
        type instanceof TypeRef.NonDenotable intersection ? intersection.bounds() : List.of(type);
    List<Piece> pieces = new ArrayList<>();
    for (TypeRef bound : bounds) {
      pieces.add(new Text(pieces.isEmpty() ? "(" : " & "));
      pieces.add(new TypeName(bound));
    }
    pieces.add(new Text(") "));
    return new Code(pieces);
  }

  /** Every mention of a local, in order; those inside the values of exits included. */
  public List<Use> uses() {
    List<Use> uses = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Use use) {
        uses.add(use);
      } else if (piece instanceof Direct direct) {
        uses.addAll(direct.plain().uses());
      } else if (piece instanceof Exit exit
          && exit.jump() instanceof Stmt.Return leave
          && leave.value() instanceof Expr.Plain value) {
        uses.addAll(value.code().uses());
      }
    }
    return uses;
  }

  /** The statements in this code that leave it, in order. */
  public List<Exit> exits() {
    return pieces.stream().filter(Exit.class::isInstance).map(Exit.class::cast).toList();
  }

  /** This code with every piece replaced. */
  public Code map(UnaryOperator<Piece> replacement) {
    return new Code(pieces.stream().map(piece -> map(piece, replacement)).toList());
  }

  private static Piece map(Piece piece, UnaryOperator<Piece> replacement) {
    return piece instanceof Direct direct
        ? new Direct(
            direct.callee(),
            direct.arguments().map(replacement),
            direct.unboxes(),
            direct.plain().map(replacement))
        : replacement.apply(piece);
  }

  /** The call that this code is, if its callee can be run at once. */
  public Optional<Direct> direct() {
    return pieces.size() == 1 && pieces.get(0) instanceof Direct direct
        ? Optional.of(direct)
        : Optional.empty();
  }

  /** For tests and messages. */
  @Override
  public String toString() {
    return pieces.stream().map(Code::show).collect(joining());
  }

  private static String show(Piece piece) {
    if (piece instanceof Text text) {
      return text.text();
    } else if (piece instanceof TypeName name) {
      return name.type().toString();
    } else if (piece instanceof Use use) {
      return use.local().toString();
    } else if (piece instanceof Result) {
      return "result()";
    } else if (piece instanceof Exit exit) {
      return exit.jump().toString();
    } else if (piece instanceof Direct direct) {
      return direct.plain().toString();
    }
    return "";
  }
}
