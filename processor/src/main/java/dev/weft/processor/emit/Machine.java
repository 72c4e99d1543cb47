package dev.weft.processor.emit;

import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.plan.Plan;
import dev.weft.processor.plan.Structure;
import java.util.List;
import java.util.Optional;

/**
 * An async method and its plan, with those of the async lambdas in it, which become members of its
 * class.
 *
 * @param structure where the body keeps the user's statements instead of having states
 * @param called whether code of the same class runs the body directly
 */
public record Machine(
    AsyncMethod method,
    Plan plan,
    Optional<Structure> structure,
    List<Machine> lambdas,
    boolean called) {
  public Machine {
    lambdas = List.copyOf(lambdas);
  }

  /** A machine with states. */
  public Machine(AsyncMethod method, Plan plan, List<Machine> lambdas) {
    this(method, plan, Optional.empty(), lambdas, false);
  }
}
