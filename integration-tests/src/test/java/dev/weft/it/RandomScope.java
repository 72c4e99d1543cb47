package dev.weft.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Knows what a random program may name at the place where it grows. */
final class RandomScope {

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

  private record Variable(String name, RandomType type, Change change) {}

  private final Random random;
  private final List<Variable> variables = new ArrayList<>();
  private int captured;
  private int unique;

  RandomScope(Random random) {
    this.random = random;
  }

  /** A name that nothing visible has, though a neighbouring block may, with another type. */
  String newName() {
    return "v" + variables.size();
  }

  /** A name that nothing else has, also not what the expression is assigned to. */
  String newParameter() {
    return "p" + unique++;
  }

  void declare(String name, RandomType type, Change change) {
    variables.add(new Variable(name, type, change));
  }

  /** Keeps a name from being declared again, without a value that expressions could read. */
  void reserve(String name) {
    declare(name, RandomType.OBJECT, Change.TAKEN);
  }

  int mark() {
    return variables.size();
  }

  void leave(int mark) {
    variables.subList(mark, variables.size()).clear();
  }

  /**
   * Begins the body of a lambda or local class, or a guard (JLS 6.5.6.1, 8.1.3, 15.27.2).
   *
   * @return what {@link #release} needs
   */
  int capture() {
    int before = captured;
    captured = variables.size();
    return before;
  }

  void release(int before) {
    captured = before;
  }

  /** The variables of this type that may be read; through a capture, those that never change. */
  List<String> readable(RandomType type) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      Change most = i < captured ? Change.ONCE : Change.OFTEN;
      if (variables.get(i).type == type && variables.get(i).change.compareTo(most) <= 0) {
        names.add(variables.get(i).name);
      }
    }
    return names;
  }

  List<String> assignable(RandomType type) {
    return variables.subList(captured, variables.size()).stream()
        .filter(variable -> variable.type == type && variable.change == Change.OFTEN)
        .map(Variable::name)
        .toList();
  }

  /** All since a mark that have a text which is the same in every run. */
  List<String> all(int mark) {
    return variables.subList(mark, variables.size()).stream()
        .filter(variable -> variable.change != Change.TAKEN)
        .filter(variable -> variable.type.compareTo(RandomType.LAMBDA) < 0)
        .map(Variable::name)
        .toList();
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
