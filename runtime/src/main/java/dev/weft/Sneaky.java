package dev.weft;

/** Turns any throwable into one that can be thrown where the compiler expects none. */
final class Sneaky {
  private Sneaky() {}

  /** Throws; the result is for {@code throw Sneaky.rethrow(e)}, which tells the compiler so. */
  static Error rethrow(Throwable throwable) {
    return Sneaky.<Error>throwAs(throwable);
  }

  @SuppressWarnings("unchecked") // the cast is not made at run time, which is the point
  private static <X extends Throwable> Error throwAs(Throwable throwable) throws X {
    throw (X) throwable;
  }
}
