package dev.weft.processor.lower;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Expr.Effect;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * Turns a block with an async scope into a try statement that awaits the scope's end on every path.
 *
 * <pre>
 * try (var s = scope) { body }
 *
 * var s = scope;
 * boolean failed = false;
 * try { body }
 * catch (Throwable failure) {
 *   failed = true;
 *   if (s == null || !await(s.exit(failure))) throw failure;
 * } finally {
 *   if (!failed && s != null) await(s.exit(null));
 * }
 * </pre>
 */
final class Scopes {
  private static final TypeRef BOX = TypeRef.declared("java.lang", "Boolean");

  private final Locals locals;

  Scopes(Locals locals) {
    this.locals = locals;
  }

  Stmt guard(Stmt.Resource resource, Stmt body) {
    int line = resource.line();
    Local failed = locals.temporary("failed", KnownTypes.BOOLEAN);
    Local failure = locals.temporary("failure", KnownTypes.THROWABLE);
    return new Stmt.Block(
        List.of(
            new Stmt.Declare(
                resource.local(), Optional.of(resource.init()), resource.inferred(), line),
            new Stmt.Declare(failed, Optional.of(test(Code.of("false"))), false, line),
            new Stmt.Try(
                List.of(),
                body,
                List.of(exitWith(resource, failure, failed)),
                Optional.of(exitWithout(resource, failed)),
                line)),
        line);
  }

  private static Stmt.Catch exitWith(Stmt.Resource resource, Local failure, Local failed) {
    int line = resource.line();
    Expr isSuppressed = new Expr.And(isThere(resource), exit(resource, Code.read(failure)));
    List<Stmt> handler =
        List.of(
            new Stmt.Assign(failed, test(Code.of("true")), line),
            new Stmt.If(
                isSuppressed,
                new Stmt.Block(List.of(), line),
                new Stmt.Throw(
                    new Expr.Plain(Code.read(failure), failure.type(), Effect.READS_LOCALS), line),
                line));
    return new Stmt.Catch(
        List.of(KnownTypes.THROWABLE), failure, new Stmt.Block(handler, line), line);
  }

  private static Stmt exitWithout(Stmt.Resource resource, Local failed) {
    int line = resource.line();
    Code open =
        Code.join(
            Code.of("!"),
            new Code(List.of(new Code.Use(failed, Access.READ, false))),
            Code.of(" && "),
            isThere(resource).code());
    return new Stmt.If(
        test(open),
        new Stmt.Evaluate(exit(resource, Code.of("null")), line),
        new Stmt.Block(List.of(), line),
        line);
  }

  private static Expr.Plain isThere(Stmt.Resource resource) {
    return test(Code.join(Code.read(resource.local()), Code.of(" != null")));
  }

  private static Expr exit(Stmt.Resource resource, Code failure) {
    Code call = Code.join(resource.close(), Code.of("("), failure, Code.of(")"));
    TypeRef type = TypeRef.declared("dev.weft", "Coroutine");
    return new Expr.Await(new Expr.Plain(call, type, Effect.ANY), BOX, resource.line());
  }

  private static Expr.Plain test(Code code) {
    return new Expr.Plain(code, KnownTypes.BOOLEAN, Effect.READS_LOCALS);
  }
}
