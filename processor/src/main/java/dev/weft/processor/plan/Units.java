package dev.weft.processor.plan;

import dev.weft.processor.model.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides the statements of a block at those that await: what a body that is entered again skips or
 * enters as a whole.
 */
public final class Units {
  private Units() {}

  /**
   * Statements of which only the first may await.
   *
   * @param awaiting an await, or a statement with awaits inside; empty where none is before the
   *     first
   */
  public record Unit(Optional<Stmt> awaiting, List<Stmt> plain) {
    public Unit {
      plain = List.copyOf(plain);
    }
  }

  /** The units in order; at least one. */
  public static List<Unit> of(List<Stmt> statements) {
    List<Unit> units = new ArrayList<>();
    Optional<Stmt> awaiting = Optional.empty();
    List<Stmt> plain = new ArrayList<>();
    for (Stmt statement : statements) {
      if (awaits(statement) == 0) {
        plain.add(statement);
        continue;
      }
      if (awaiting.isPresent() || !plain.isEmpty()) {
        units.add(new Unit(awaiting, plain));
      }
      awaiting = Optional.of(statement);
      plain = new ArrayList<>();
    }
    units.add(new Unit(awaiting, plain));
    return units;
  }

  /** How many awaits a statement holds. */
  public static int awaits(Stmt statement) {
    return statement instanceof Stmt.Await ? 1 : awaits(Children.of(statement));
  }

  /** How many awaits statements hold. */
  public static int awaits(List<Stmt> statements) {
    int awaits = 0;
    for (Stmt statement : statements) {
      awaits += awaits(statement);
    }
    return awaits;
  }

  /** The line of each await in a structured body, in the order of their states. */
  public static List<Integer> lines(Stmt statement) {
    List<Integer> lines = new ArrayList<>();
    collect(statement, lines);
    return lines;
  }

  private static void collect(Stmt statement, List<Integer> lines) {
    if (statement instanceof Stmt.Await await) {
      lines.add(await.line());
    } else if (statement instanceof Stmt.Loop loop && LoopForm.of(loop) == LoopForm.ENDLESS) {
      collect(LoopForm.endless(loop), lines);
    } else {
      Children.of(statement).forEach(child -> collect(child, lines));
    }
  }
}
