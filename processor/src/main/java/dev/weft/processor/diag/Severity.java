package dev.weft.processor.diag;

/** How bad it is. */
public enum Severity {
  ERROR,
  WARNING
}
