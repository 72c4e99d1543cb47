/** The run-time library of Weft: coroutines, tasks and the event loop. */
module dev.weft {
  // Annotations for tools; nobody needs the module to compile or to run against this one.
  requires static org.jspecify;

  // For dev.weft.Inspect and what it asks; programs run without it.
  requires static java.management;

  // For events of the flight recorder; programs run without it, and load nothing of it to begin.
  requires static jdk.jfr;

  exports dev.weft;
  exports dev.weft.frame;
  exports dev.weft.net;
  exports dev.weft.sync;
}
