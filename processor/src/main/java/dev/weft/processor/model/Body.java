package dev.weft.processor.model;

import java.util.List;
import java.util.Set;

/**
 * The body of one async method.
 *
 * @param inputs what the constructor of the state machine takes, in order: receivers first, then
 *     the method's parameters
 * @param innerNames names that plain code declares inside itself (lambda parameters, loop
 *     variables, members of local classes); no name of ours may equal one of them
 * @param nextId the first id that no local and no target of the body has
 */
public record Body(List<Local> inputs, Stmt.Block statements, Set<String> innerNames, int nextId) {
  public Body {
    inputs = List.copyOf(inputs);
    innerNames = Set.copyOf(innerNames);
  }
}
