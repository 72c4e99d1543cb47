package dev.weft.sync;

/** What a {@link Channel} does with an item that it has no place for. */
public enum Overflow {
  /** The sender waits for a place. */
  SUSPEND,
  /** The item that has waited longest is dropped, and the new one takes its place. */
  DROP_OLDEST,
  /** The new item is dropped. */
  DROP_LATEST
}
