package dev.weft.processor.model;

/**
 * What a jump aims at: one labelled statement, loop or switch of the body, named by identity.
 *
 * @param name for reading only, {@code "outer"} or {@code "while"}
 */
public record Target(int id, String name) {
  @Override
  public String toString() {
    return name + "#" + id;
  }
}
