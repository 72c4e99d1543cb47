package dev.weft.processor.flow;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Local;
import java.util.List;
import java.util.Optional;

/** One step of a block. Holds no await. */
public sealed interface Instruction {

  /** The line of the user's file. */
  int line();

  /**
   * Runs whole statements as they stand.
   *
   * @param code its {@link Code.Exit} pieces are all in {@code exits}, in the same order
   * @param exits where each of them goes
   */
  record Run(Code code, List<Exit> exits, int line) implements Instruction {
    public Run {
      exits = List.copyOf(exits);
    }
  }

  /**
   * Where a jump inside running code goes: some assignments, then a block or out of the method.
   *
   * @param assignments done in order before the jump: the value to return, the exit of a finally
   * @param target the block, or empty to return {@code value}
   * @param value what to return where there is no target; empty for null
   */
  record Exit(List<Assign> assignments, Optional<Integer> target, Optional<Code> value) {
    public Exit {
      assignments = List.copyOf(assignments);
    }
  }

  /** Evaluates an expression for its effect. */
  record Evaluate(Code code, int line) implements Instruction {}

  /**
   * Declares a local, with its first value where it has one.
   *
   * @param inferred whether the user wrote {@code var}
   */
  record Declare(Local local, Optional<Code> init, boolean inferred, int line)
      implements Instruction {}

  /** {@code local = value;}. */
  record Assign(Local local, Code value, int line) implements Instruction {}
}
