package dev.weft.it;

/** Collects the lines of a program; a reducer takes them apart by their braces. */
final class RandomText {
  private final StringBuilder text = new StringBuilder();
  private int indentation = 1;

  void line(String line) {
    text.append("  ".repeat(indentation)).append(line).append('\n');
  }

  void indent(int levels) {
    indentation += levels;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
