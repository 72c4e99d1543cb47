package dev.weft.processor.emit;

import java.util.List;
import java.util.Map;

/**
 * The source of one state machine.
 *
 * @param binaryName of the class
 * @param text the whole file
 * @param lines {@code lines[i]} is the line of the user's file that line {@code i + 1} of the text
 *     comes from
 * @param waits for the binary name of each machine in the file that has awaits, where it waits
 */
public record GeneratedSource(
    String binaryName, String text, List<Integer> lines, Map<String, Waits> waits) {
  public GeneratedSource {
    lines = List.copyOf(lines);
    waits = Map.copyOf(waits);
  }

  /** Source of which it is not known where it waits. */
  public GeneratedSource(String binaryName, String text, List<Integer> lines) {
    this(binaryName, text, lines, Map.of());
  }

  /**
   * Where a machine waits.
   *
   * @param state the name of the field that holds its state
   * @param lines for each state that an await ends in, the line of the await in the user's file
   */
  public record Waits(String state, Map<Integer, Integer> lines) {
    public Waits {
      lines = Map.copyOf(lines);
    }
  }

  GeneratedSource waiting(Map<String, Waits> where) {
    return new GeneratedSource(binaryName, text, lines, where);
  }
}
