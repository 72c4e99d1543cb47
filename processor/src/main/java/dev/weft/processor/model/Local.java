package dev.weft.processor.model;

/**
 * A variable of an async body: one declaration of the user's, or a temporary of ours. Two locals of
 * the same name are told apart by their id, which is unique in the body.
 *
 * @param name the user's name, or a readable proposal for a temporary; planning makes it unique
 */
public record Local(int id, String name, TypeRef type, Kind kind) {

  /** Where a local comes from. */
  public enum Kind {
    /** The host instance, or an enclosing instance of it: set once by the constructor. */
    RECEIVER,
    /** A parameter of the async method: set by the constructor. */
    PARAMETER,
    /** A local variable, resource, pattern or catch variable of the user's. */
    VARIABLE,
    /** Made by us. */
    TEMPORARY
  }

  @Override
  public String toString() {
    return name + "#" + id;
  }
}
