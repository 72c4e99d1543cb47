package dev.weft.testing;

/** The clock that an async test runs by. */
public enum TestTime {
  /** Stands still while there is something to do, and jumps to the next timer when there is not. */
  VIRTUAL,
  /** The time of the machine, for tests of sockets, processes and other threads. */
  REAL
}
