package dev.weft.processor.flow;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Local;
import java.util.List;
import java.util.Optional;

/** How a block ends. Blocks are named by id. */
public sealed interface Terminator {

  /** The line of the user's file. */
  int line();

  /** Goes on with a block. */
  record Goto(int target, int line) implements Terminator {}

  /** Goes on with one of two blocks. */
  record Branch(Code condition, int whenTrue, int whenFalse, int line) implements Terminator {}

  /** Awaits the operand and goes on with a block, which evaluates the {@link Code.Result}. */
  record Await(Code operand, int next, int line) implements Terminator {}

  /** The coroutine ends with the value; with null where there is none. */
  record Return(Optional<Code> value, int line) implements Terminator {}

  /** Throws, into the block's region or out of the coroutine. */
  record Throw(Code exception, int line) implements Terminator {}

  /**
   * Chooses by the user's switch; labels as in the source. One arm may be the default; without one,
   * {@code otherwise} is where no label matches.
   */
  record Switch(Code selector, List<Arm> arms, Optional<Integer> otherwise, int line)
      implements Terminator {
    public Switch {
      arms = List.copyOf(arms);
    }
  }

  /** An arm of a switch. */
  record Arm(List<Code> labels, boolean isDefault, int target) {
    public Arm {
      labels = List.copyOf(labels);
    }
  }

  /**
   * The end of a finally block: goes on with the exit that was on its way, which the local, an
   * {@code int}, numbers from 0. {@code targets[i]} is where exit {@code i} goes.
   */
  record Dispatch(Local exit, List<Integer> targets, int line) implements Terminator {
    public Dispatch {
      targets = List.copyOf(targets);
    }
  }

  /** Never reached: the code before it does not complete normally. */
  record Unreachable(int line) implements Terminator {}
}
