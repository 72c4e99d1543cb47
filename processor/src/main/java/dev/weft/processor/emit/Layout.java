package dev.weft.processor.emit;

/** Lays out what JavaPoet lays out otherwise than people do. */
final class Layout {
  private Layout() {}

  /** Puts a short class comment on one line, and fields next to each other. */
  static String tidy(String file) {
    return file.replaceFirst("/\\*\\*\n \\* (.*)\n \\*/\n", "/** $1 */\n")
        .replaceAll("(?m)^( +private .*;\n)\n(?= +private .*;\n)", "$1")
        .replaceFirst("(?m)^(  \\S+\\(.*\\) \\{)\n  \\}$", "$1}");
  }
}
