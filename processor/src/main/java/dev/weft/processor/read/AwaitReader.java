package dev.weft.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.TypeRef;
import java.util.List;
import javax.lang.model.type.TypeKind;

/** Reads calls of {@code await}. */
final class AwaitReader {
  private final Reading reading;
  private final ExpressionReader expressions;
  private final TargetTyping typing;

  AwaitReader(Reading reading, ExpressionReader expressions) {
    this.reading = reading;
    this.expressions = expressions;
    this.typing = new TargetTyping(reading);
  }

  Expr read(TreePath path) {
    MethodInvocationTree tree = (MethodInvocationTree) path.getLeaf();
    List<? extends ExpressionTree> arguments = tree.getArguments();
    TreePath awaitable = new TreePath(path, arguments.get(0));
    Expr operand = operand(awaitable);
    if (arguments.size() > 1) {
      operand = withClass(operand, new TreePath(path, arguments.get(1)));
    }
    return new Expr.Await(operand, reading.type(path), reading.line(path));
  }

  /** {@code emit(value)}: awaits that somebody asks for the value after it. */
  Expr readEmit(TreePath path) {
    MethodInvocationTree tree = (MethodInvocationTree) path.getLeaf();
    Expr value = expressions.value(new TreePath(path, tree.getArguments().get(0)));
    TypeRef awaitable = TypeRef.declared("dev.weft", "Awaitable");
    Expr operand =
        value instanceof Expr.Plain plain
            ? new Expr.Plain(
                Code.join(Code.of("emission("), plain.code(), Code.of(")")),
                awaitable,
                Expr.Effect.ANY)
            : new Expr.Strict(
                List.of(
                    new Expr.Fixed(Code.of("emission(")),
                    new Expr.Operand(value),
                    new Expr.Fixed(Code.of(")"))),
                awaitable);
    return new Expr.Await(operand, TypeRef.declared("java.lang", "Void"), reading.line(path));
  }

  /** What is awaited. The overload that awaits is chosen again by its type. */
  Expr operand(TreePath path) {
    if (reading.mirror(path).getKind() == TypeKind.NULL) {
      TypeRef type = TypeRef.declared("dev.weft", "Awaitable");
      Code code = new CodeBuffer().text("(").type(type).text(") null").toCode();
      return new Expr.Plain(code, type, Expr.Effect.NONE);
    }
    return typing.keep(expressions.value(path), path);
  }

  /**
   * The exception class of {@code await(x, X.class)} is for the user's compiler alone. Where
   * finding it does something, that is done: both values go into an array, and the first is taken
   * out.
   */
  private Expr withClass(Expr operand, TreePath path) {
    if (!reading.isApart(path.getLeaf()) && reading.plain(path).effect() != Expr.Effect.ANY) {
      return operand;
    }
    Code before =
        new CodeBuffer().text("((").type(operand.type()).text(") new Object[] {").toCode();
    return new Expr.Strict(
        List.of(
            new Expr.Fixed(before),
            new Expr.Operand(operand),
            new Expr.Fixed(Code.of(", ")),
            new Expr.Operand(expressions.value(path)),
            new Expr.Fixed(Code.of("}[0])"))),
        operand.type());
  }
}
