package dev.weft.processor.diag;

/** A place in a user's file at which something can be said. */
public interface Position {

  /** The line, from 1. */
  int line();

  /** Says it there, through the compiler's own messages. */
  void say(Severity severity, String text);
}
