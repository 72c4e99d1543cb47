package dev.weft.processor.plan;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts off what javac would not let stand behind a statement that cannot complete normally (JLS
 * 14.22): lowering puts jumps there without asking.
 */
final class Reach {
  private Reach() {}

  /** The statements up to the first that cannot complete. */
  static List<Stmt> reachable(List<Stmt> statements) {
    List<Stmt> reachable = new ArrayList<>();
    for (Stmt statement : statements) {
      reachable.add(statement);
      if (!completes(statement)) {
        break;
      }
    }
    return reachable;
  }

  private static boolean completes(Stmt statement) {
    if (statement instanceof Stmt.Plain plain) {
      return plain.completes();
    } else if (statement instanceof Stmt.Block block) {
      return block.statements().stream().allMatch(Reach::completes);
    } else if (statement instanceof Stmt.If choice) {
      return completes(choice.then()) || completes(choice.otherwise());
    } else if (statement instanceof Stmt.Labeled labeled) {
      return completes(labeled.body()) || jumps(labeled.body(), labeled.target());
    } else if (statement instanceof Stmt.Loop loop) {
      return loop.condition().isPresent() || jumps(loop, loop.breaks());
    } else if (statement instanceof Stmt.Try guarded) {
      return (completes(guarded.body())
              || guarded.catches().stream().anyMatch(clause -> completes(clause.body())))
          && guarded.last().map(Reach::completes).orElse(true);
    }
    return !(statement instanceof Stmt.Jump || statement instanceof Stmt.Throw);
  }

  private static boolean jumps(Stmt statement, Target target) {
    return isTo(statement, target)
        || (statement instanceof Stmt.Plain plain
            && plain.code().exits().stream().map(Code.Exit::jump).anyMatch(j -> isTo(j, target)))
        || Children.of(statement).stream().anyMatch(child -> jumps(child, target));
  }

  private static boolean isTo(Stmt statement, Target target) {
    return (statement instanceof Stmt.Break leave && leave.target().equals(target))
        || (statement instanceof Stmt.Continue again && again.target().equals(target));
  }
}
