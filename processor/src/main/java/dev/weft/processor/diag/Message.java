package dev.weft.processor.diag;

/**
 * Every text that a user of the compiler sees. Each says what is wrong, why in half a sentence, and
 * what to do; each has a test and an entry in docs/errors.md.
 */
public enum Message {
  NEWER_SYNTAX(
      Severity.ERROR,
      "[weft] {0} is syntax of a preview or of a later Java, which Weft cannot compile in an @Async"
          + " body; write it another way, or move it into a plain method"),
  CAPTURED_TWICE(
      Severity.ERROR,
      "[weft] a local class or lambda that captures two variables called {0} cannot be told which is"
          + " which, because class files only keep names and types; rename one of them"),
  NOT_JAVAC(
      Severity.ERROR,
      "[weft] @Async methods cannot be compiled here: Weft works inside javac, and this compiler is"
          + " another one or hides javac from annotation processors; compile with javac, with"
          + " weft-processor on the processor path"),
  NO_PROCESSOR(
      Severity.ERROR,
      "[weft] {0} would not be compiled as @Async, because annotation processing is off or leaves"
          + " out Weft; put weft-processor on the processor path (-processorpath) and, where"
          + " processors are listed by name, add dev.weft.processor.WeftProcessor"),
  CLASS_OUTPUT(
      Severity.ERROR,
      "[weft] the class files of {0} cannot be changed where the compiler put them, so its @Async"
          + " methods would not run: {1}; check that the class output can be read and written"),
  AWAIT_OUTSIDE_ASYNC(
      Severity.ERROR,
      "[weft] await outside an @Async method would have to block the thread; mark the method @Async"
          + " and let it return Coroutine<T>, or start the coroutine with AsyncMain.run"),
  AWAIT_IN_LAMBDA(
      Severity.ERROR,
      "[weft] await in a lambda that is not async cannot suspend, because its caller expects a value"
          + " at once; move the code into an @Async method and call that"),
  LAMBDAS_ALIKE(
      Severity.ERROR,
      "[weft] this async lambda cannot be told from another one of the same type near it, because"
          + " class files only keep lines, and with -g:none not even these; begin each on a line of its"
          + " own"),
  AWAIT_IN_CONSTRUCTOR(
      Severity.ERROR,
      "[weft] await in a constructor cannot suspend, because new must give a finished object; await"
          + " in a static @Async factory method and pass the values in"),
  AWAIT_IN_INITIALIZER(
      Severity.ERROR,
      "[weft] await in an initializer cannot suspend, because the object or class would be seen half"
          + " made; await in an @Async method and assign there"),
  AWAIT_IN_SYNCHRONIZED(
      Severity.ERROR,
      "[weft] {0} in a synchronized block would let go of the thread but not of the monitor; await"
          + " before the block, or guard the section without a monitor"),
  AWAIT_IN_CASE_LABEL(
      Severity.ERROR, "[weft] await in a case label is no constant; await before the switch"),
  AWAIT_IN_GENERATOR(
      Severity.ERROR,
      "[weft] await in a Generator has no loop that could run others meanwhile; return"
          + " AsyncGenerator<T>"),
  EMIT_OUTSIDE_GENERATOR(
      Severity.ERROR,
      "[weft] {0} outside the body of a generator has nobody to give a value to; return"
          + " AsyncGenerator<T> or Generator<T> from the @Async method"),
  EMIT_WRONG_TYPE(
      Severity.ERROR,
      "[weft] {0} cannot be emitted by a generator of {1}, whose users expect that type; convert the"
          + " value, or change the type argument of the generator"),
  EMIT_IN_SCOPE(
      Severity.ERROR,
      "[weft] emit inside a {0} lets who asked for the value run inside it too and be cancelled in"
          + " its place; collect the values in the scope and emit them behind it, or open the scope"
          + " around the loop that asks for them"),
  AWAIT_AS_METHOD_REFERENCE(
      Severity.ERROR,
      "[weft] a reference to await would call it where nothing can suspend; call it in an @Async"
          + " method"),
  ASYNC_SYNCHRONIZED(
      Severity.ERROR,
      "[weft] an @Async method cannot be synchronized, because its body runs after the call has"
          + " returned; remove synchronized"),
  ASYNC_NATIVE(
      Severity.ERROR,
      "[weft] an @Async method cannot be native, because there is no Java body to compile; call the"
          + " native method from an @Async one"),
  WRONG_RETURN_TYPE(
      Severity.ERROR,
      "[weft] an @Async method cannot return {0}, because its caller gets a coroutine; return"
          + " Coroutine<T>, or CompletableFuture<T> to begin at once"),
  TOO_MANY_PARAMETERS(
      Severity.ERROR,
      "[weft] {0} has too many parameters, because the object around them takes at most {1} (this"
          + " is one, each long or double is two); put some of them into an object"),
  NEVER_AWAITED(
      Severity.WARNING,
      "[weft] this coroutine is never awaited, so none of its code runs; await it, or start it with"
          + " createTask"),
  BLOCKING_CALL(
      Severity.WARNING,
      "[weft] {0} blocks the loop's thread, so no other task runs meanwhile; use its awaitable"
          + " counterpart, or run it in another thread"),
  SWALLOWED_CANCELLATION(
      Severity.WARNING,
      "[weft] this handler catches CancelledError too, so the task cannot be cancelled here; catch"
          + " Exception, or rethrow"),
  RETURN_IN_FINALLY(
      Severity.WARNING,
      "[weft] return in finally drops the exception on its way, CancelledError too; return after the"
          + " try statement"),
  INTERNAL(
      Severity.ERROR,
      "[weft] internal error while compiling {0}: {1}. This is a bug of Weft, not of your code;"
          + " please report it with the method's source");

  private final Severity severity;
  private final String template;

  Message(Severity severity, String template) {
    this.severity = severity;
    this.template = template;
  }

  public Severity severity() {
    return severity;
  }

  /** The text with its placeholders filled. */
  public String text(Object... arguments) {
    String text = template;
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
    }
    return text;
  }
}
