package dev.weft.processor.model;

/**
 * What a jump aims at: one labelled statement, loop or switch of the body, named by identity.
 *
 * @param name for reading only, {@code "outer"} or {@code "while"}
 */
public record Target(int id, String name) {
  // Written out, as in Local.
  @Override
  public boolean equals(Object other) {
    return other instanceof Target target && id == target.id && name.equals(target.name);
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
