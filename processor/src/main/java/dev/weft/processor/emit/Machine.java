package dev.weft.processor.emit;

import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.plan.Plan;
import java.util.List;

/**
 * An async method and its plan, with those of the async lambdas in it, which become members of its
 * class.
 */
public record Machine(AsyncMethod method, Plan plan, List<Machine> lambdas) {
  public Machine {
    lambdas = List.copyOf(lambdas);
  }
}
