/** Tests of async code: virtual time, random scheduling order and async tests for JUnit. */
@SuppressWarnings("requires-automatic") // BlockHound has no other module
module dev.weft.testing {
  requires transitive dev.weft;

  // Who writes JUnit tests has it; virtual time alone needs none.
  requires static org.junit.jupiter.api;
  requires static org.jspecify;

  // Who installs BlockHound has it. Nothing is provided here, as a module cannot provide what may
  // be absent.
  requires static reactor.blockhound;

  exports dev.weft.testing;
}
