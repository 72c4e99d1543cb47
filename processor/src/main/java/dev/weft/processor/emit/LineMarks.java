package dev.weft.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Carries the user's lines through JavaPoet: marks are written into the text, and taken out of the
 * finished file again, which gives the line map.
 */
final class LineMarks {
  // Control characters never stand in printed code: literals are escaped.
  private static final Pattern MARK = Pattern.compile("\u0001(\\d+)\u0002");

  private LineMarks() {}

  static String mark(int line) {
    return "\u0001" + line + "\u0002";
  }

  /** Takes the marks out; a line without one belongs with the line before it. */
  static GeneratedSource strip(String binaryName, String marked, int firstLine) {
    StringBuilder text = new StringBuilder();
    List<Integer> lines = new ArrayList<>();
    int current = firstLine;
    for (String line : marked.split("\n", -1)) {
      Matcher mark = MARK.matcher(line);
      if (mark.find()) {
        current = Integer.parseInt(mark.group(1));
      }
      lines.add(current);
      text.append(MARK.matcher(line).replaceAll("").stripTrailing()).append('\n');
    }
    text.setLength(text.length() - 1);
    return new GeneratedSource(binaryName, text.toString(), lines);
  }
}
