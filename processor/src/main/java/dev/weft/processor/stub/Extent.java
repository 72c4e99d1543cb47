package dev.weft.processor.stub;

/** How much of a type its stub shows. */
public enum Extent {
  /** The members whose names the async bodies mention, and those that the language calls itself. */
  MENTIONED,
  /** All members: costs more and is tried where the other was too little. */
  ALL
}
