package harness;

/** When the awaitables of a program are done. */
public enum Mode {
  /** Before anybody awaits them. */
  READY,
  /** In a later turn of the loop. */
  LATE,
  /** One so, the next otherwise. */
  MIXED,
  /** In a later turn of the loop, awaited by an async method in between. */
  NESTED
}
