package dev.weft.processor.flow;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Knows what is around the code being built, and so where a jump goes first. */
final class Jumps {
  private final Deque<Around> around = new ArrayDeque<>();

  /** Either a target with its block, or a finally. */
  private record Around(Optional<Target> target, int block, Optional<Finally> last) {}

  void push(Target target, int block) {
    around.push(new Around(Optional.of(target), block, Optional.empty()));
  }

  void push(Finally last) {
    around.push(new Around(Optional.empty(), last.block(), Optional.of(last)));
  }

  void pop() {
    around.pop();
  }

  /** What a jump does here: through the next finally around, or straight to its target. */
  Instruction.Exit exit(Stmt.Jump jump) {
    for (Around next : around) {
      if (next.last().isPresent()) {
        return next.last().get().through(jump);
      } else if (next.target().equals(target(jump))) {
        return new Instruction.Exit(List.of(), Optional.of(next.block()), Optional.empty());
      }
    }
    if (jump instanceof Stmt.Return leave) {
      Optional<Code> value = leave.result().map(result -> ((Expr.Plain) result).code());
      return new Instruction.Exit(List.of(), Optional.empty(), value);
    }
    throw new AssertionError("no target for " + jump);
  }

  private static Optional<Target> target(Stmt.Jump jump) {
    if (jump instanceof Stmt.Break leave) {
      return Optional.of(leave.target());
    } else if (jump instanceof Stmt.Continue again) {
      return Optional.of(again.target());
    }
    return Optional.empty();
  }
}
