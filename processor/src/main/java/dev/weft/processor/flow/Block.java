package dev.weft.processor.flow;

import java.util.List;
import java.util.Optional;

/**
 * Instructions that run one after the other, and how they end.
 *
 * @param id its index in {@link Graph#blocks()}
 * @param region the id of the innermost region it belongs to: where an exception thrown in it goes;
 *     empty where it leaves the method
 */
public record Block(
    int id, List<Instruction> instructions, Terminator terminator, Optional<Integer> region) {
  public Block {
    instructions = List.copyOf(instructions);
  }
}
