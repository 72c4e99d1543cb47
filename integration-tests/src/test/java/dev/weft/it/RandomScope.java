package dev.weft.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Knows what a random program may name at the place where it grows. */
final class RandomScope {

  /** The types of values; Integer stands for all that may be null where a number is needed. */
  enum ValueType {
    INT("int"),
    LONG("long"),
    BYTE("byte"),
    CHAR("char"),
    DOUBLE("double"),
    BOOLEAN("boolean"),
    STRING("String"),
    BOXED("Integer"),
    OBJECT("Object"),
    INTS("int[]"),
    LAMBDA("java.util.function.IntSupplier");

    private final String text;

    ValueType(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** What happens to a variable after its declaration. */
  enum Change {
    /** Nothing, so that a lambda may capture it. */
    ONCE,
    /** Only its loop assigns it, so that the loop ends. */
    COUNTED,
    /** Every expression may assign it. */
    OFTEN,
    /** No expression names it. */
    TAKEN
  }

  private record Variable(String name, ValueType type, Change change) {}

  private final Random random;
  private final List<Variable> variables = new ArrayList<>();

  RandomScope(Random random) {
    this.random = random;
  }

  /** A name that nothing visible has, though a neighbouring block may, with another type. */
  String newName() {
    return "v" + variables.size();
  }

  void declare(String name, ValueType type, Change change) {
    variables.add(new Variable(name, type, change));
  }

  /** Keeps a name from being declared again, without a value that expressions could read. */
  void reserve(String name) {
    declare(name, ValueType.OBJECT, Change.TAKEN);
  }

  int mark() {
    return variables.size();
  }

  void leave(int mark) {
    variables.subList(mark, variables.size()).clear();
  }

  /** The variables of this type that may be read; in a lambda, only those that never change. */
  List<String> readable(ValueType type, Change most) {
    return variables.stream()
        .filter(variable -> variable.type == type && variable.change.compareTo(most) <= 0)
        .map(Variable::name)
        .toList();
  }

  List<String> assignable(ValueType type) {
    return variables.stream()
        .filter(variable -> variable.type == type && variable.change == Change.OFTEN)
        .map(Variable::name)
        .toList();
  }

  List<String> all() {
    return variables.stream()
        .filter(variable -> variable.change != Change.TAKEN)
        // A lambda has no text, and not each char can be written to a report.
        .filter(variable -> variable.type != ValueType.LAMBDA && variable.type != ValueType.CHAR)
        .map(Variable::name)
        .toList();
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
