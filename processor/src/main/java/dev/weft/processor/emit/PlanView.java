package dev.weft.processor.emit;

import dev.weft.processor.flow.Block;
import dev.weft.processor.flow.Targets;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan;
import dev.weft.processor.plan.Plan.Storage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers what the writers ask about a plan. */
final class PlanView {
  private static final String SUSPENDED = "SUSPENDED";

  private final Plan plan;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final Map<TypeRef.Inferred, String> exactNames = new LinkedHashMap<>();

  PlanView(Plan plan) {
    this.plan = plan;
    plan.states().forEach(block -> numbers.put(block, numbers.size()));
  }

  Plan plan() {
    return plan;
  }

  Block block(int id) {
    return plan.graph().blocks().get(id);
  }

  boolean isState(int block) {
    return numbers.containsKey(block);
  }

  /** The number of the state that a block is. */
  int number(int block) {
    Integer number = numbers.get(block);
    if (number == null) {
      throw new AssertionError("block " + block + " is no state");
    }
    return number;
  }

  /** Whether there is a state to keep; a body that never jumps back and never awaits has none. */
  boolean hasStates() {
    return plan.states().size() > 1
        || plan.graph().blocks().stream()
            .anyMatch(block -> Targets.of(block.terminator()).contains(0) || jumpsAway(block));
  }

  /** Whether the body is too large for one method. */
  boolean isDivided() {
    return plan.parts().size() > 1;
  }

  /** The name of the method that is a part of the body. */
  String partName(int part) {
    return freeName("resume" + part);
  }

  /** The constant that a part gives where another part has to go on. */
  String goOnName() {
    return freeName("GO_ON");
  }

  /** Whether code that runs jumps to a state from its middle. */
  boolean jumpsAway() {
    return plan.graph().blocks().stream().anyMatch(PlanView::jumpsAway);
  }

  private static boolean jumpsAway(Block block) {
    return !Targets.sideExits(block).isEmpty();
  }

  boolean isField(Local local) {
    return plan.storage().get(local) == Storage.FIELD;
  }

  boolean isInState(Local local) {
    return plan.storage().get(local) == Storage.STATE;
  }

  /** The locals that live there, in the order of the source. */
  List<Local> stored(Storage where) {
    return plan.names().keySet().stream()
        .filter(local -> plan.storage().get(local) == where)
        .sorted(Comparator.comparingInt(Local::id))
        .toList();
  }

  /** The method that gives its argument that type; asking for the name makes it needed. */
  String exactName(TypeRef.Inferred type) {
    return exactNames.computeIfAbsent(type, added -> "exactly" + (exactNames.size() + 1));
  }

  /** The methods asked for so far. */
  Map<TypeRef.Inferred, String> exactNames() {
    return exactNames;
  }

  String name(Local local) {
    return plan.names().getOrDefault(local, local.name());
  }

  /**
   * Whether plain code may declare a name in front of the local's field. Where a local of the
   * user's is in scope, no other variable has its name (JLS 6.4).
   */
  boolean isBehindInnerName(Local local) {
    boolean isUsers = local.kind() == Local.Kind.VARIABLE || local.kind() == Local.Kind.PARAMETER;
    return plan.graph().innerNames().contains(name(local))
        && !(isUsers && name(local).equals(local.name()));
  }

  /** Whether plain code may declare something with the simple name of the class. */
  boolean isBehindInnerName(TypeRef.Declared type) {
    return type.enclosing().isEmpty()
        && !type.packageName().isEmpty()
        && plan.graph().innerNames().contains(type.simpleNames().get(0));
  }

  /** Whether a variable of ours hides the frame's constant. */
  boolean hidesSuspended() {
    return plan.names().containsValue(SUSPENDED) || plan.captureNames().containsValue(SUSPENDED);
  }

  /** The label of the loop; labels have a namespace of their own, inner names include them. */
  String label() {
    return free("resume", plan.graph().innerNames());
  }

  /** A variable name that nothing in the class has, made from a wish. */
  String freeName(String wish) {
    String name = wish;
    for (int i = 2; isUsed(name); i++) {
      name = wish + i;
    }
    return name;
  }

  private boolean isUsed(String name) {
    return plan.names().containsValue(name)
        || plan.captureNames().containsValue(name)
        || plan.graph().innerNames().contains(name)
        || plan.stateName().equals(name);
  }

  static String free(String wish, Set<String> taken) {
    String name = wish;
    for (int i = 2; taken.contains(name); i++) {
      name = wish + i;
    }
    return name;
  }
}
