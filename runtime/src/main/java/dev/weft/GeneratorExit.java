package dev.weft;

/** What the body of a generator sees at its {@code emit} when the generator is closed. */
final class GeneratorExit extends Error {
  private static final long serialVersionUID = 1L;

  GeneratorExit() {
    super("the generator was closed", null, false, false);
  }
}
