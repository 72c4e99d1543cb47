package dev.weft.processor.read;

import org.jspecify.annotations.Nullable;

/** Spells constants as Java source. */
final class Literals {
  private Literals() {}

  /** A constant in place of a name: of the same type, and one operand of whatever is around. */
  static String constant(@Nullable Object value) {
    if (value == null) {
      throw new AssertionError("not a constant");
    }
    if (value instanceof Byte || value instanceof Short) {
      String type = value instanceof Byte ? "byte" : "short";
      return "((" + type + ") " + value + ")";
    }
    String text = spell(value);
    return text.startsWith("-") ? "(" + text + ")" : text;
  }

  static String spell(Object value) {
    if (value instanceof String string) {
      StringBuilder text = new StringBuilder("\"");
      string.chars().forEach(c -> text.append(escape((char) c, '"')));
      return text.append('"').toString();
    } else if (value instanceof Character character) {
      return "'" + escape(character, '\'') + "'";
    } else if (value instanceof Long) {
      return value + "L";
    } else if (value instanceof Float number) {
      return floating(number, number + "f", "Float", "f");
    } else if (value instanceof Double number) {
      return floating(number, number.toString(), "Double", "d");
    }
    return value.toString();
  }

  /** Folded constants may be what no literal can spell. */
  private static String floating(double value, String plain, String type, String suffix) {
    if (Double.isNaN(value)) {
      return "(0.0" + suffix + " / 0.0" + suffix + ")";
    } else if (Double.isInfinite(value)) {
      return "java.lang." + type + (value > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
    }
    return plain;
  }

  private static String escape(char c, char quote) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\\' -> "\\\\";
      default ->
          c == quote
              ? "\\" + c
              : c < 0x20 || c == 0x7f || (c > 0x7e && !Character.isLetterOrDigit(c))
                  ? String.format("\\u%04x", (int) c)
                  : String.valueOf(c);
    };
  }
}
