package dev.weft.processor.emit;

import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Writes jumps of a structured body, with a label where Java needs one. A body is written twice:
 * the first time tells which labels are used.
 */
final class Labels {
  private final Set<String> taken;
  private final Set<Target> used;
  private final Set<Target> jumpedTo = new HashSet<>();
  private final Map<Target, String> names = new HashMap<>();
  private final Deque<Open> open = new ArrayDeque<>();

  /** For each target of a continue in one of Java's loops, that of its breaks. */
  private final Map<Target, Target> loops = new HashMap<>();

  /** A statement around the place that jumps can name. */
  private record Open(Kind kind, Target breaks) {}

  private enum Kind {
    LOOP,
    SWITCH,
    BLOCK
  }

  private Labels(Set<String> taken, Set<Target> used) {
    this.taken = new HashSet<>(taken);
    this.used = used;
  }

  /** For the first time. */
  static Labels of(Set<String> taken) {
    return new Labels(taken, Set.of());
  }

  /** For the second time. */
  Labels again(Set<String> innerNames) {
    return new Labels(innerNames, jumpedTo);
  }

  void open(Stmt.Loop loop) {
    loops.put(loop.continues(), loop.breaks());
    open.push(new Open(Kind.LOOP, loop.breaks()));
  }

  /** A loop whose body is labelled: what goes on with the next turn leaves the body. */
  void openEndless(Stmt.Loop loop) {
    open.push(new Open(Kind.LOOP, loop.breaks()));
  }

  void openSwitch(Target breaks) {
    open.push(new Open(Kind.SWITCH, breaks));
  }

  void open(Target block) {
    open.push(new Open(Kind.BLOCK, block));
  }

  void close() {
    open.pop();
  }

  boolean isUsed(Target target) {
    return used.contains(target);
  }

  /** What stands before a statement that some jump names. */
  String prefix(Target target) {
    return isUsed(target) ? name(target) + ": " : "";
  }

  /** A jump in the statements themselves. */
  String near(Stmt.Jump jump) {
    if (jump instanceof Stmt.Break leave && isInnermost(leave.target(), Kind.BLOCK)) {
      return "break;";
    }
    if (jump instanceof Stmt.Continue again
        && loops.containsKey(again.target())
        && isInnermostLoop(loops.get(again.target()))) {
      return "continue;";
    }
    return far(jump);
  }

  /** A jump from inside plain code, which may have loops of its own. */
  String far(Stmt.Jump jump) {
    if (jump instanceof Stmt.Continue again) {
      Target loop = loops.get(again.target());
      return loop == null ? to("break", again.target()) : to("continue", loop);
    }
    return to("break", ((Stmt.Break) jump).target());
  }

  private String to(String keyword, Target target) {
    jumpedTo.add(target);
    return keyword + " " + name(target) + ";";
  }

  private boolean isInnermost(Target target, Kind skipped) {
    return open.stream()
        .filter(each -> each.kind() != skipped)
        .findFirst()
        .filter(each -> each.breaks().equals(target))
        .isPresent();
  }

  private boolean isInnermostLoop(Target target) {
    return open.stream()
        .filter(each -> each.kind() == Kind.LOOP)
        .findFirst()
        .filter(each -> each.breaks().equals(target))
        .isPresent();
  }

  private String name(Target target) {
    return names.computeIfAbsent(target, this::fresh);
  }

  private String fresh(Target target) {
    String wish = SourceVersion.isName(target.name()) ? target.name() : "loop";
    String name = PlanView.free(wish, taken);
    taken.add(name);
    return name;
  }
}
