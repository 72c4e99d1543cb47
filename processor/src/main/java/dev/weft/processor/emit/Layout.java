package dev.weft.processor.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lays out what JavaPoet lays out otherwise than people do. */
final class Layout {
  private final List<String> lines;
  private final List<String> tidy = new ArrayList<>();

  private Layout(String file) {
    lines = Arrays.asList(file.split("\n", -1));
  }

  /** Puts short comments and empty bodies on one line, and fields next to each other. */
  static String tidy(String file) {
    return new Layout(file).tidy();
  }

  private String tidy() {
    int next = 0;
    while (next < lines.size()) {
      next += take(next);
    }
    return String.join("\n", tidy);
  }

  /** Takes the lines of what starts there; gives how many they were. */
  private int take(int at) {
    String line = lines.get(at);
    if (line.endsWith("/**") && isComment(line(at + 1)) && line(at + 2).endsWith(" */")) {
      tidy.add(line + line(at + 1).stripLeading().substring(1) + " */");
      return 3;
    }
    if (line.endsWith(") {") && isMember(line) && line(at + 1).equals("  }")) {
      tidy.add(line + "}");
      return 2;
    }
    tidy.add(line);
    return isField(line) && line(at + 1).isEmpty() && isField(line(at + 2)) ? 2 : 1;
  }

  private String line(int at) {
    return at < lines.size() ? lines.get(at) : "";
  }

  private static boolean isComment(String line) {
    return line.stripLeading().startsWith("* ");
  }

  private static boolean isMember(String line) {
    return line.startsWith("  ") && !line.startsWith("   ");
  }

  private static boolean isField(String line) {
    return line.endsWith(";") && line.stripLeading().startsWith("private ");
  }
}
