package dev.weft.it;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Knows where a jump can lead to from the place where a random program grows. */
final class RandomJumps {

  /** What a jump can name. */
  private record Target(String label, boolean loop) {}

  /**
   * What the innermost method, lambda or switch expression ends with.
   *
   * @param around puts its return or yield around the value
   */
  record Ending(UnaryOperator<String> around, RandomType type) {
    static Ending of(String form, RandomType type) {
      return new Ending(form::formatted, type);
    }

    static Ending yielding(RandomType type) {
      return new Ending(value -> "yield " + RandomExpressions.yielded(value) + ";", type);
    }
  }

  private final Random random;
  private final RandomScope scope;
  private final RandomExpressions expressions;
  private Deque<Target> targets = new ArrayDeque<>();
  private Ending ending = Ending.of("return done(%s);", RandomType.STRING);
  private int tries;
  private int labels;

  RandomJumps(Random random, RandomScope scope, RandomExpressions expressions) {
    this.random = random;
    this.scope = scope;
    this.expressions = expressions;
  }

  String newLabel(String kind) {
    return kind + labels++;
  }

  void loop(String label, Runnable body) {
    within(new Target(label, true), body);
  }

  void block(String label, Runnable body) {
    within(new Target(label, false), body);
  }

  private void within(Target target, Runnable body) {
    targets.push(target);
    body.run();
    targets.pop();
  }

  /** What is thrown in the body is caught, so that programs throw more often there. */
  void guarded(Runnable body) {
    tries++;
    body.run();
    tries--;
  }

  /** No jump leads out of a lambda or a switch expression but its own end. */
  void apart(Ending inner, Runnable body) {
    Deque<Target> before = targets;
    Ending outer = ending;
    int guards = tries;
    targets = new ArrayDeque<>();
    ending = inner;
    tries = 0;
    body.run();
    tries = guards;
    ending = outer;
    targets = before;
  }

  String end(int depth) {
    return ending.around.apply(expressions.of(ending.type, depth));
  }

  String jump() {
    int choice = random.nextInt(12);
    if (choice == 0 || (targets.isEmpty() && tries == 0)) {
      return end(2);
    }
    if (targets.isEmpty() || (choice < 6 && tries > 0) || choice == 1) {
      return "throw new " + expressions.failure() + "(\"thrown\");";
    }
    Target target = scope.pick(List.copyOf(targets));
    return (target.loop && random.nextBoolean() ? "continue " : "break ") + target.label + ";";
  }
}
