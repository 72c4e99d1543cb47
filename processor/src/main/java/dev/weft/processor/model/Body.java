package dev.weft.processor.model;

import java.util.List;
import java.util.Set;

/**
 * The body of one async method.
 *
 * @param inputs what the constructor of the state machine takes, in order: receivers first, then
 *     the method's parameters
 * @param innerNames names that plain code declares inside itself (lambda parameters, loop
 *     variables); no name of ours may equal one of them
 * @param lambdas the async lambdas, as machines of their own that become members too
 * @param nextId the first id that no local and no target of the body has
 */
public record Body(
    List<Local> inputs,
    Stmt.Block statements,
    Set<String> innerNames,
    List<AsyncMethod> lambdas,
    int nextId) {
  public Body {
    inputs = List.copyOf(inputs);
    innerNames = Set.copyOf(innerNames);
    lambdas = List.copyOf(lambdas);
  }

  /** A body without async lambdas. */
  public Body(List<Local> inputs, Stmt.Block statements, Set<String> innerNames, int nextId) {
    this(inputs, statements, innerNames, List.of(), nextId);
  }

  /** How many slots of the JVM the inputs take (JVMS 4.3.3). */
  public int inputSlots() {
    return inputs.stream().mapToInt(input -> isWide(input.type()) ? 2 : 1).sum();
  }

  private static boolean isWide(TypeRef type) {
    return type instanceof TypeRef.Primitive primitive
        && (primitive.keyword().equals("long") || primitive.keyword().equals("double"));
  }
}
