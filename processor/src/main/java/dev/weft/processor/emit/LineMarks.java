package dev.weft.processor.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * Carries the user's lines through JavaPoet: marks are written into the text, and taken out of the
 * finished file again, which gives the line map.
 */
final class LineMarks {
  // Control characters never stand in printed code: literals are escaped.
  private static final char FIRST = '\u0001';
  private static final char LAST = '\u0002';

  private LineMarks() {}

  static String mark(int line) {
    return FIRST + Integer.toString(line) + LAST;
  }

  /** Takes the marks out; a line without one belongs with the line before it. */
  static GeneratedSource strip(String binaryName, String marked, int firstLine) {
    StringBuilder text = new StringBuilder();
    List<Integer> lines = new ArrayList<>();
    int current = firstLine;
    for (String line : marked.split("\n", -1)) {
      int mark = line.indexOf(FIRST);
      if (mark >= 0) {
        current = Integer.parseInt(line, mark + 1, line.indexOf(LAST, mark), 10);
      }
      lines.add(current);
      text.append(without(line, mark).stripTrailing()).append('\n');
    }
    text.setLength(text.length() - 1);
    return new GeneratedSource(binaryName, text.toString(), lines);
  }

  /** The line without its marks, of which the first is at the given place. */
  private static String without(String line, int first) {
    StringBuilder text = new StringBuilder(line);
    for (int mark = first; mark >= 0; mark = text.indexOf(String.valueOf(FIRST), mark)) {
      text.delete(mark, text.indexOf(String.valueOf(LAST), mark) + 1);
    }
    return text.toString();
  }
}
