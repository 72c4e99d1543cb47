package dev.weft.processor.flow;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways into one finally block, numbered, and what is on its way through it. */
final class Finally {
  /** The exit for what completed normally. */
  static final int NORMAL = 0;

  /** The exit for an exception. */
  static final int THROWN = 1;

  private final int line;
  private final int block;
  private final Local exit;
  private final Local thrown;
  private final Local returned;
  private final List<Stmt.Jump> jumps = new ArrayList<>();

  Finally(Assembly assembly, int line) {
    this.line = line;
    this.block = assembly.newBlock();
    this.exit = assembly.temporary("exit", KnownTypes.INT);
    this.thrown = assembly.temporary("thrown", KnownTypes.THROWABLE);
    this.returned = assembly.temporary("returned", KnownTypes.OBJECT);
  }

  /** The first block of the finally. */
  int block() {
    return block;
  }

  Local exit() {
    return exit;
  }

  Local thrown() {
    return thrown;
  }

  /** The jumps that go through, from exit 2 on, as they go on behind the finally. */
  List<Stmt.Jump> jumps() {
    return jumps;
  }

  /** The assignment that chooses an exit. */
  Instruction.Assign set(int number) {
    return new Instruction.Assign(exit, Code.of(String.valueOf(number)), line);
  }

  /** Sends a jump through the finally. */
  Instruction.Exit through(Stmt.Jump jump) {
    List<Instruction.Assign> assignments = new ArrayList<>();
    Stmt.Jump onward = jump;
    if (jump instanceof Stmt.Return leave) {
      Code value = leave.value() instanceof Expr.Plain plain ? plain.code() : Code.of("null");
      assignments.add(new Instruction.Assign(returned, value, jump.line()));
      onward = returnAgain();
    }
    assignments.add(set(number(onward)));
    return new Instruction.Exit(assignments, Optional.of(block), Optional.empty());
  }

  private Stmt.Return returnAgain() {
    Expr value = new Expr.Plain(Code.read(returned), KnownTypes.OBJECT, Expr.Effect.READS_LOCALS);
    return new Stmt.Return(Optional.of(value), line);
  }

  private int number(Stmt.Jump onward) {
    for (int i = 0; i < jumps.size(); i++) {
      if (sameWay(jumps.get(i), onward)) {
        return i + 2;
      }
    }
    jumps.add(onward);
    return jumps.size() + 1;
  }

  private static boolean sameWay(Stmt.Jump left, Stmt.Jump right) {
    if (left instanceof Stmt.Break one && right instanceof Stmt.Break other) {
      return one.target().equals(other.target());
    } else if (left instanceof Stmt.Continue one && right instanceof Stmt.Continue other) {
      return one.target().equals(other.target());
    }
    return left instanceof Stmt.Return && right instanceof Stmt.Return;
  }
}
