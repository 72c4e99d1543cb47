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

  // Written out, for what a record is given for it takes a cold JVM some 10 ms each.
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Local local
            && id == local.id
            && name.equals(local.name)
            && type.equals(local.type)
            && kind == local.kind);
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return name + "#" + id;
  }
}
