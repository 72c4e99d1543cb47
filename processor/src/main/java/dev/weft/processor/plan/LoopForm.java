package dev.weft.processor.plan;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says how a loop with awaits is written: as one of Java's loops, or with its test inside. */
public enum LoopForm {
  /** {@code for (; condition; update) body}; without an update it is a {@code while}. */
  FOR,
  /** {@code do body while (condition);}. */
  DO,
  /** {@code while (true) { prelude; if (!condition) break; body; update }}. */
  ENDLESS;

  /** The form of a loop. */
  public static LoopForm of(Stmt.Loop loop) {
    boolean isSimple =
        loop.prelude().isEmpty()
            && Units.awaits(loop.body()) > 0
            && loop.condition().map(LoopForm::isSimple).orElse(true);
    if (isSimple && !loop.testFirst() && loop.update().isEmpty()) {
      return DO;
    }
    return isSimple && loop.testFirst() && loop.update().stream().allMatch(LoopForm::isUpdate)
        ? FOR
        : ENDLESS;
  }

  private static boolean isUpdate(Stmt statement) {
    return expression(statement).map(LoopForm::isSimple).orElse(false);
  }

  private static boolean isSimple(Expr expr) {
    return expr instanceof Expr.Plain plain && isSimple(plain.code());
  }

  /** What a lambda captures may have to be copied before, for which there is no room. */
  private static boolean isSimple(Code code) {
    return code.uses().stream().noneMatch(Code.Use::captured);
  }

  /** The expression of a statement that is one. */
  public static Optional<Code> expression(Stmt statement) {
    if (statement instanceof Stmt.Evaluate evaluate
        && evaluate.expr() instanceof Expr.Plain plain) {
      return Optional.of(plain.code());
    }
    return statement instanceof Stmt.Plain plain
        ? withoutSemicolon(plain.code())
        : Optional.empty();
  }

  private static Optional<Code> withoutSemicolon(Code code) {
    int last = code.pieces().size() - 1;
    boolean isOneLine =
        last >= 0
            && code.pieces().get(last) instanceof Code.Text end
            && end.text().endsWith(";\n")
            && code.toString().indexOf('\n') == code.toString().length() - 1
            && code.exits().isEmpty();
    if (!isOneLine) {
      return Optional.empty();
    }
    List<Code.Piece> pieces = new ArrayList<>(code.pieces());
    String text = ((Code.Text) pieces.remove(last)).text();
    pieces.add(new Code.Text(text.substring(0, text.length() - ";\n".length())));
    return Optional.of(new Code(pieces));
  }

  /** What an endless loop runs again and again. */
  public static Stmt.Block endless(Stmt.Loop loop) {
    int line = loop.line();
    List<Stmt> test = new ArrayList<>(loop.prelude());
    loop.condition().map(LoopForm::not).ifPresent(done -> test.add(leave(done, loop)));
    List<Stmt> turn = new ArrayList<>();
    turn.add(new Stmt.Labeled(loop.continues(), loop.body(), line));
    turn.addAll(loop.update());
    List<Stmt> all = new ArrayList<>(loop.testFirst() ? test : turn);
    all.addAll(loop.testFirst() ? turn : test);
    return new Stmt.Block(all, line);
  }

  private static Stmt leave(Expr done, Stmt.Loop loop) {
    Stmt leave = new Stmt.Break(loop.breaks(), loop.line());
    return new Stmt.If(
        done,
        new Stmt.Block(List.of(leave), loop.line()),
        new Stmt.Block(List.of(), loop.line()),
        loop.line());
  }

  private static Expr not(Expr condition) {
    Code code = ((Expr.Plain) condition).code();
    return new Expr.Plain(
        Code.join(Code.of("!("), code, Code.of(")")), KnownTypes.BOOLEAN, Expr.Effect.ANY);
  }

  /** The condition of one of Java's loops. */
  public static Optional<Code> condition(Stmt.Loop loop) {
    return loop.condition().map(condition -> ((Expr.Plain) condition).code());
  }
}
