package dev.weft.it;

import java.util.List;
import java.util.stream.Stream;

/** The types of values in random programs; Integer stands for all that may be null. */
enum RandomType {
  INT("int", "Integer"),
  LONG("long", "Long"),
  BYTE("byte", "Byte"),
  SHORT("short", "Short"),
  CHAR("char", "Character"),
  FLOAT("float", "Float"),
  DOUBLE("double", "Double"),
  BOOLEAN("boolean", "Boolean"),
  STRING("String"),
  BOXED("Integer"),
  OBJECT("Object"),
  INTS("int[]"),
  GRID("int[][]"),
  TEXTS("List<String>"),
  BOX("Box<Integer>"),
  WILD("Box<? extends Number>"),
  SHAPE("Shape"),
  COLOR("Color"),
  VARIABLE("T"),
  LAMBDA("IntSupplier"),
  ASYNC("AsyncSupplier<Integer>");

  /** What looks the same in every run, and is short. */
  static final List<RandomType> SHOWN =
      List.of(
          INT, INT, LONG, BYTE, SHORT, CHAR, FLOAT, DOUBLE, BOOLEAN, STRING, STRING, BOXED, COLOR,
          SHAPE, BOX);

  /** What an expression can be asked to have anywhere; a type variable is not everywhere. */
  static final List<RandomType> DECLARED =
      Stream.concat(SHOWN.stream(), Stream.of(OBJECT, INTS, GRID, TEXTS, WILD)).toList();

  private final String text;
  private final String boxed;

  RandomType(String text) {
    this(text, text);
  }

  RandomType(String text, String boxed) {
    this.text = text;
    this.boxed = boxed;
  }

  /** The type as a type argument. */
  String boxed() {
    return boxed;
  }

  boolean isPrimitive() {
    return !text.equals(boxed);
  }

  /** Whether arithmetic works on variables of the type, so that it can be narrowed to it. */
  boolean isNumeric() {
    return compareTo(DOUBLE) <= 0;
  }

  boolean isIntegral() {
    return compareTo(CHAR) <= 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
