package dev.weft.processor.flow;

import dev.weft.processor.model.Local;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives blocks and regions the numbers of their places, leaving out regions without blocks. */
final class Renumbering {
  private Renumbering() {}

  static Graph apply(
      List<Block> blocks, List<Region> regions, List<Local> inputs, Set<String> innerNames) {
    Map<Integer, Integer> blockIds = new HashMap<>();
    for (Block block : blocks) {
      blockIds.put(block.id(), blockIds.size());
    }
    Map<Integer, Integer> regionIds = new HashMap<>();
    for (Region region : regions) {
      if (blockIds.containsKey(region.handler()) && isUsed(region, blocks)) {
        regionIds.put(region.id(), regionIds.size());
      }
    }
    List<Block> newBlocks = new ArrayList<>();
    for (Block block : blocks) {
      newBlocks.add(
          new Block(
              number(blockIds, block.id()),
              Targets.map(block.instructions(), id -> number(blockIds, id)),
              Targets.map(block.terminator(), id -> number(blockIds, id)),
              block.region().map(regionIds::get)));
    }
    List<Region> newRegions = new ArrayList<>();
    for (Region region : regions) {
      if (regionIds.containsKey(region.id())) {
        newRegions.add(
            new Region(
                number(regionIds, region.id()),
                parent(region, regions, regionIds),
                number(blockIds, region.handler()),
                region.caught()));
      }
    }
    return new Graph(newBlocks, newRegions, inputs, innerNames);
  }

  private static boolean isUsed(Region region, List<Block> blocks) {
    return blocks.stream().anyMatch(block -> block.region().equals(Optional.of(region.id())));
  }

  private static Optional<Integer> parent(
      Region region, List<Region> regions, Map<Integer, Integer> regionIds) {
    Optional<Integer> parent = region.parent();
    while (parent.isPresent() && !regionIds.containsKey(parent.get())) {
      parent = regions.get(parent.get()).parent();
    }
    return parent.map(regionIds::get);
  }

  private static int number(Map<Integer, Integer> numbers, int id) {
    Integer number = numbers.get(id);
    if (number == null) {
      throw new AssertionError("nothing is numbered " + id);
    }
    return number;
  }
}
