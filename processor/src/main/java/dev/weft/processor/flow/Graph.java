package dev.weft.processor.flow;

import dev.weft.processor.model.Local;
import java.util.List;
import java.util.Set;

/**
 * A lowered body as a control-flow graph. Block 0 is the entry.
 *
 * @param inputs of the body
 * @param innerNames of the body
 */
public record Graph(
    List<Block> blocks, List<Region> regions, List<Local> inputs, Set<String> innerNames) {
  public Graph {
    blocks = List.copyOf(blocks);
    regions = List.copyOf(regions);
    inputs = List.copyOf(inputs);
    innerNames = Set.copyOf(innerNames);
  }
}
