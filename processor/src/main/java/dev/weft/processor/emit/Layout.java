package dev.weft.processor.emit;

import java.util.regex.Pattern;

/** Lays out what JavaPoet lays out otherwise than people do. */
final class Layout {
  private static final Pattern COMMENT =
      Pattern.compile("^( *)/\\*\\*\n +\\* (.*)\n +\\*/\n", Pattern.MULTILINE);
  private static final Pattern FIELDS =
      Pattern.compile("^( +private .*;\n)\n(?= +private .*;\n)", Pattern.MULTILINE);
  private static final Pattern EMPTY =
      Pattern.compile("^(  (?:private )?\\S+\\(.*\\) \\{)\n  \\}$", Pattern.MULTILINE);

  private Layout() {}

  /** Puts short comments on one line, and fields next to each other. */
  static String tidy(String file) {
    String text = COMMENT.matcher(file).replaceAll("$1/** $2 */\n");
    text = FIELDS.matcher(text).replaceAll("$1");
    return EMPTY.matcher(text).replaceAll("$1}");
  }
}
