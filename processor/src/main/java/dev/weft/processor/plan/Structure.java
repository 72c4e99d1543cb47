package dev.weft.processor.plan;

import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a body becomes a method that keeps the user's statements. It runs with its locals in
 * variables; where an await has to wait, those that are needed later are kept in the frame, and the
 * method is entered again with them and with the number of the await as its state.
 *
 * @param plan names, and where locals live: in the method, or in the braces where they are declared
 * @param kept the locals that an await keeps, which are the parameters of the method
 * @param fixed those of them that never change: inputs that nothing is assigned to
 * @param values for an await whose value somebody wants, the variable that takes it; by identity
 */
public record Structure(
    Stmt.Block statements,
    Plan plan,
    List<Local> kept,
    Set<Local> fixed,
    IdentityHashMap<Stmt.Await, Local> values) {
  public Structure {
    kept = List.copyOf(kept);
    fixed = Set.copyOf(fixed);
  }

  /** How many awaits there are. */
  public int awaits() {
    return Units.awaits(statements);
  }

  /** The variable that takes the value; empty if nobody wants it. */
  public Optional<Local> value(Stmt.Await await) {
    return Optional.ofNullable(values.get(await));
  }
}
