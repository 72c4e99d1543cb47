package dev.weft.processor.read;

import com.sun.source.util.TreePath;

/** A construct that this version cannot compile; becomes a message at its tree. */
final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TreePath place;
  private final String construct;
  private final String advice;

  Unsupported(TreePath place, String construct, String advice) {
    super(construct);
    this.place = place;
    this.construct = construct;
    this.advice = advice;
  }

  Unsupported(TreePath place, String construct) {
    this(place, construct, "move it into a method of its own");
  }

  TreePath place() {
    return place;
  }

  String construct() {
    return construct;
  }

  String advice() {
    return advice;
  }
}
