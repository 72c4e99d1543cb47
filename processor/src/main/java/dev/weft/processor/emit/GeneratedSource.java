package dev.weft.processor.emit;

import java.util.List;

/**
 * The source of one state machine.
 *
 * @param binaryName of the class
 * @param text the whole file
 * @param lines {@code lines[i]} is the line of the user's file that line {@code i + 1} of the text
 *     comes from
 */
public record GeneratedSource(String binaryName, String text, List<Integer> lines) {
  public GeneratedSource {
    lines = List.copyOf(lines);
  }
}
