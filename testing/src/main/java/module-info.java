/** Tests of async code: virtual time, random scheduling order and async tests for JUnit. */
module dev.weft.testing {
  requires transitive dev.weft;

  // Who writes JUnit tests has it; virtual time alone needs none.
  requires static org.junit.jupiter.api;
  requires static org.jspecify;

  exports dev.weft.testing;
}
