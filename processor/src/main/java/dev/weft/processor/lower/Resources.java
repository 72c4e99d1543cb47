package dev.weft.processor.lower;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.Code.Use;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Expr.Effect;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a try with resources into nested plain ones, as JLS 14.20.3 spells them out.
 *
 * <pre>
 * try (var r = open()) { body }
 *
 * var r = open();
 * Throwable primary = null;
 * try { body }
 * catch (Throwable failure) { primary = failure; throw failure; }
 * finally { close r; what that throws is suppressed under primary }
 * </pre>
 */
final class Resources {
  private final Locals locals;

  Resources(Locals locals) {
    this.locals = locals;
  }

  /** Gives the statements that stand for the try statement; untouched if it has no resources. */
  Stmt expand(Stmt.Try tree) {
    if (tree.resources().isEmpty()) {
      return tree;
    }
    Stmt body = tree.body();
    for (int i = tree.resources().size() - 1; i >= 0; i--) {
      body = guard(tree.resources().get(i), body);
    }
    return tree.catches().isEmpty() && tree.last().isEmpty()
        ? body
        : new Stmt.Try(List.of(), body, tree.catches(), tree.last(), tree.line());
  }

  private Stmt guard(Stmt.Resource resource, Stmt body) {
    return resource.closing() == Stmt.Closing.EXIT
        ? new Scopes(locals).guard(resource, body)
        : closed(resource, body);
  }

  private Stmt closed(Stmt.Resource resource, Stmt body) {
    int line = resource.line();
    Local primary = locals.temporary("primary", KnownTypes.THROWABLE);
    Local failure = locals.temporary("failure", KnownTypes.THROWABLE);
    Expr none = new Expr.Plain(Code.of("null"), KnownTypes.OBJECT, Effect.NONE);
    List<Stmt> remember = new ArrayList<>();
    remember.add(new Stmt.Assign(primary, read(failure), line));
    remember.add(new Stmt.Throw(read(failure), line));
    Stmt.Catch rememberFailure =
        new Stmt.Catch(
            List.of(KnownTypes.THROWABLE), failure, new Stmt.Block(remember, line), line);
    return new Stmt.Block(
        List.of(
            new Stmt.Declare(
                resource.local(), Optional.of(resource.init()), resource.inferred(), line),
            new Stmt.Declare(primary, Optional.of(none), false, line),
            new Stmt.Try(
                List.of(),
                body,
                List.of(rememberFailure),
                Optional.of(close(resource, primary)),
                line)),
        line);
  }

  private Stmt close(Stmt.Resource resource, Local primary) {
    return resource.closing() == Stmt.Closing.AWAIT
        ? awaitClose(resource, primary)
        : callClose(resource, primary);
  }

  /** Here a failure of the close wins, for it may be a cancellation; the first is kept under it. */
  private Stmt awaitClose(Stmt.Resource resource, Local primary) {
    int line = resource.line();
    Local late = locals.temporary("late", KnownTypes.THROWABLE);
    Expr coroutine =
        new Expr.Plain(resource.close(), TypeRef.declared("dev.weft", "Awaitable"), Effect.ANY);
    Stmt await = new Stmt.Evaluate(new Expr.Await(coroutine, KnownTypes.OBJECT, line), line);
    Code keep =
        Code.join(
            Code.of("if ("),
            Code.read(primary),
            Code.of(" != null && "),
            Code.read(primary),
            Code.of(" != "),
            Code.read(late),
            Code.of(") {\n  "),
            Code.read(late),
            Code.of(".addSuppressed("),
            Code.read(primary),
            Code.of(");\n}\n"));
    Stmt.Catch failed =
        new Stmt.Catch(
            List.of(KnownTypes.THROWABLE),
            late,
            new Stmt.Block(
                List.of(new Stmt.Plain(keep, true, line), new Stmt.Throw(read(late), line)), line),
            line);
    return new Stmt.Try(List.of(), await, List.of(failed), Optional.empty(), line);
  }

  private Stmt callClose(Stmt.Resource resource, Local primary) {
    String suppressed = locals.innerName("suppressed");
    Code name = Code.read(resource.local());
    Code first = new Code(List.of(new Use(primary, Access.READ, false)));
    Code code =
        Code.join(
            Code.of("if ("),
            name,
            Code.of(" != null) {\n  if ("),
            first,
            Code.of(" == null) {\n    "),
            resource.close(),
            Code.of(";\n  } else {\n    try {\n      "),
            resource.close(),
            Code.of(";\n    } catch (Throwable " + suppressed + ") {\n      "),
            first,
            Code.of(".addSuppressed(" + suppressed + ");\n    }\n  }\n}\n"));
    return new Stmt.Plain(code, true, resource.line());
  }

  private static Expr read(Local local) {
    return new Expr.Plain(Code.read(local), local.type(), Effect.READS_LOCALS);
  }
}
