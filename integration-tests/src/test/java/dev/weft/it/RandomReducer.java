package dev.weft.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a failing program into a smaller one that still fails, by leaving out statements and by
 * leaving their blocks in their place, all proposals of a round being tried at once.
 */
final class RandomReducer {
  private final RandomBatch batch;

  RandomReducer(RandomBatch batch) {
    this.batch = batch;
  }

  String reduce(String program) {
    String smallest = program;
    while (true) {
      Map<String, String> proposals = proposals(smallest);
      Map<String, String> failing = batch.mismatches(proposals);
      failing.values().removeIf(text -> text.startsWith(RandomBatch.NO_JAVA));
      String current = smallest;
      smallest =
          proposals.entrySet().stream()
              .filter(proposal -> failing.containsKey(proposal.getKey()))
              .map(Map.Entry::getValue)
              .reduce(current, (one, other) -> other.length() < one.length() ? other : one);
      if (smallest.equals(current)) {
        return current;
      }
    }
  }

  private static Map<String, String> proposals(String program) {
    List<String> lines = program.lines().toList();
    Map<String, String> proposals = new LinkedHashMap<>();
    for (int start = 0; start < lines.size(); start++) {
      String line = lines.get(start).strip();
      if (line.isEmpty() || line.startsWith("}") || line.startsWith("@Async")) {
        continue;
      }
      int end = endOfStatement(lines, start);
      propose(proposals, lines.subList(0, start), List.of(), lines.subList(end, lines.size()));
      if (end > start + 1) {
        List<String> inner = lines.subList(start + 1, endOfBlock(lines, start + 1));
        propose(proposals, lines.subList(0, start), inner, lines.subList(end, lines.size()));
      }
    }
    return proposals;
  }

  private static void propose(
      Map<String, String> proposals, List<String> before, List<String> kept, List<String> after) {
    List<String> lines = new ArrayList<>(before);
    lines.addAll(kept);
    lines.addAll(after);
    proposals.put("Proposal" + proposals.size(), String.join("\n", lines) + "\n");
  }

  /** The line after the statement or method that begins here, with all its blocks. */
  private static int endOfStatement(List<String> lines, int start) {
    int line = start;
    int depth = 0;
    do {
      String text = lines.get(line++).strip();
      if (text.startsWith("}")) {
        depth--;
      }
      if (text.endsWith("{")) {
        depth++;
      }
    } while (depth > 0 && line < lines.size());
    return line;
  }

  /** The line that closes the block which this line is in. */
  private static int endOfBlock(List<String> lines, int first) {
    int line = first;
    while (line < lines.size() && !lines.get(line).strip().startsWith("}")) {
      line = endOfStatement(lines, line);
    }
    return line;
  }
}
