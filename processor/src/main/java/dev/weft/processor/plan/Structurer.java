package dev.weft.processor.plan;

import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.Body;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan.Storage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a body as one method that keeps the user's statements, where that can be: it is small, and
 * no await stands where Java has no way in again (a catch clause, a finally block, a case), and it
 * mentions no type variables, which the frame and a static method could not share.
 */
public final class Structurer {
  /** More parameters cost more to keep and to bring back than states cost to choose. */
  private static final int MOST_KEPT = 12;

  private static final int MOST_AWAITS = 12;

  private final AsyncMethod method;
  private final Body lifted;
  private final Plan plan;

  private Structurer(AsyncMethod method, Body lifted, Plan plan) {
    this.method = method;
    this.lifted = lifted;
    this.plan = plan;
  }

  /** The structure of a lifted body, for which there is a plan with states already. */
  public static Optional<Structure> of(AsyncMethod method, Body lifted, Plan plan) {
    return new Structurer(method, lifted, plan).structure();
  }

  private Optional<Structure> structure() {
    if (!isPossible()) {
      return Optional.empty();
    }
    AwaitValues values = new AwaitValues(lifted.nextId() + plan.storage().size());
    Stmt.Block statements = values.in(Flattening.of(lifted.statements()));
    Scoping scoping = new Scoping(values.values());
    Set<Local> kept = fields();
    Map<Local, Storage> storage = scoping.of(statements, kept);
    kept.retainAll(storage.keySet());
    if (hasNameless(storage)
        || values.values().values().stream().anyMatch(Structurer::isNameless)) {
      return Optional.empty();
    }
    Map<Local, String> names = StructureNames.of(storage, names(kept), plan.graph().innerNames());
    Map<Local, String> copies =
        StructureNames.copies(scoping.uses(), storage, names, plan.graph().innerNames());
    Plan structured =
        new Plan(
            plan.graph(),
            List.of(0),
            List.of(List.of(0)),
            storage,
            names,
            copies,
            unused(kept),
            stateName(names, copies));
    return Optional.of(
        new Structure(
            statements,
            structured,
            List.copyOf(kept),
            fixed(names(kept), scoping.uses()),
            values.values()));
  }

  /** Inputs that nothing is assigned to, by themselves or by another local of the same name. */
  private Set<Local> fixed(Map<Local, String> kept, List<Code.Use> uses) {
    Set<String> changing = new HashSet<>();
    kept.forEach((local, name) -> changing.add(lifted.inputs().contains(local) ? "" : name));
    uses.stream()
        .filter(use -> use.access() != Code.Access.READ)
        .forEach(use -> changing.add(kept.getOrDefault(use.local(), "")));
    Set<Local> fixed = new HashSet<>(kept.keySet());
    fixed.removeIf(local -> changing.contains(kept.get(local)));
    return fixed;
  }

  private boolean isPossible() {
    return plan.parts().size() == 1
        && method.typeParameters().isEmpty()
        && !method.descriptor().endsWith("Generator;")
        && lifted.lambdas().isEmpty()
        && Units.awaits(lifted.statements()) <= MOST_AWAITS
        && fields().size() <= MOST_KEPT
        && canBeEntered(lifted.statements());
  }

  /** Whether Java's statements have a way in to every await. */
  private static boolean canBeEntered(Stmt statement) {
    if (Units.awaits(statement) == 0) {
      return true;
    } else if (statement instanceof Stmt.Try guarded) {
      return guarded.resources().isEmpty()
          && guarded.catches().stream().allMatch(clause -> Units.awaits(clause.body()) == 0)
          && guarded.last().map(Structurer::canBeSkipped).orElse(true)
          && canBeEntered(guarded.body());
    }
    return !(statement instanceof Stmt.Switch)
        && Children.of(statement).stream().allMatch(Structurer::canBeEntered);
  }

  /**
   * Whether a finally block can be passed over while the body waits: for javac, what may be skipped
   * may complete normally (JLS 14.22), and so it has to.
   */
  private static boolean canBeSkipped(Stmt statement) {
    if (statement instanceof Stmt.Plain plain) {
      return plain.completes() && plain.code().exits().isEmpty();
    }
    return !(statement instanceof Stmt.Await
            || statement instanceof Stmt.Jump
            || statement instanceof Stmt.Throw)
        && Children.of(statement).stream().allMatch(Structurer::canBeSkipped);
  }

  /**
   * What the states keep in fields: inputs, and what an await keeps; in the order of the source.
   */
  private Set<Local> fields() {
    Set<Local> fields = new LinkedHashSet<>(lifted.inputs());
    plan.storage().entrySet().stream()
        .filter(entry -> entry.getValue() == Storage.FIELD)
        .map(Map.Entry::getKey)
        .sorted((one, other) -> Integer.compare(one.id(), other.id()))
        .forEach(fields::add);
    return fields;
  }

  private Map<Local, String> names(Set<Local> kept) {
    Map<Local, String> names = new LinkedHashMap<>();
    kept.forEach(local -> names.put(local, plan.names().getOrDefault(local, local.name())));
    return names;
  }

  private static boolean hasNameless(Map<Local, Storage> storage) {
    return storage.entrySet().stream()
        .anyMatch(entry -> entry.getValue() != Storage.STATE && isNameless(entry.getKey()));
  }

  private static boolean isNameless(Local local) {
    return local.type() instanceof TypeRef.NonDenotable;
  }

  private Set<Local> unused(Set<Local> kept) {
    Set<Local> unused = new HashSet<>(lifted.inputs());
    unused.removeAll(kept);
    return unused;
  }

  private String stateName(Map<Local, String> names, Map<Local, String> copies) {
    Set<String> taken = new HashSet<>(names.values());
    taken.addAll(copies.values());
    taken.addAll(plan.graph().innerNames());
    lifted.inputs().forEach(input -> taken.add(input.name()));
    return PlanNames.fresh("state", taken);
  }
}
