package dev.weft.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays out what JavaPoet lays out otherwise than people do. */
final class Layout {
  // Control characters never stand in printed code: literals are escaped.
  private static final String FIRST = "\u0003";
  private static final String LAST = "\u0004";
  private static final Pattern MEMBERS =
      Pattern.compile("\n( +)\\{\n *%1$s\n([^%1$s]*\n) *%2$s\n\\1}\n".formatted(FIRST, LAST));

  private Layout() {}

  /** Members that are code: JavaPoet takes them for an initializer, {@link #tidy} moves them. */
  static CodeBlock members(CodeBlock members) {
    return CodeBlock.of("$L\n$<$L$>$L\n", FIRST, members, LAST);
  }

  /**
   * Puts a short class comment on one line, fields next to each other, and members that are code
   * last.
   */
  static String tidy(String file) {
    return membersLast(file)
        .replaceFirst("/\\*\\*\n \\* (.*)\n \\*/\n", "/** $1 */\n")
        .replaceAll("(?m)^( +private .*;\n)\n(?= +private .*;\n)", "$1")
        .replaceFirst("(?m)^(  \\S+\\(.*\\) \\{)\n  \\}$", "$1}");
  }

  /** The machines of async lambdas are members too and have members of their own. */
  private static String membersLast(String file) {
    Matcher found = MEMBERS.matcher(file);
    if (!found.find()) {
      return file;
    }
    String rest = file.substring(found.end());
    int end = rest.indexOf("\n" + found.group(1).substring(2) + "}") + 1;
    return membersLast(
        file.substring(0, found.start())
            + rest.substring(0, end)
            + found.group(2)
            + rest.substring(end));
  }
}
