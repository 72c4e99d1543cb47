package dev.weft.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads calls of {@code await}. */
final class AwaitReader {
  private final Reading reading;
  private final ExpressionReader expressions;
  private final TargetTyping typing;
  private final DirectCalls calls;
  private final InPlaceCalls library;

  AwaitReader(Reading reading, ExpressionReader expressions) {
    this.reading = reading;
    this.expressions = expressions;
    this.typing = new TargetTyping(reading);
    this.calls = new DirectCalls(reading.context().trees());
    this.library = new InPlaceCalls(reading);
  }

  Expr read(TreePath path) {
    MethodInvocationTree tree = (MethodInvocationTree) path.getLeaf();
    List<? extends ExpressionTree> arguments = tree.getArguments();
    TreePath awaitable = new TreePath(path, arguments.get(0));
    Expr operand = operand(awaitable);
    if (arguments.size() > 1) {
      operand = withClass(operand, new TreePath(path, arguments.get(1)));
    }
    boolean unboxed = Unboxing.around(path, reading);
    return new Expr.Await(operand, reading.type(path), unboxed, reading.line(path));
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
    Expr value = typing.keep(expressions.value(path), path);
    return value instanceof Expr.Plain plain ? direct(plain, path) : value;
  }

  private Expr.Plain direct(Expr.Plain plain, TreePath path) {
    TypeElement host = reading.context().host();
    return calls
        .callee(path, host)
        .map(method -> call(method, path, plain.code()))
        .or(() -> library.of(path, plain.code()))
        .map(call -> new Expr.Plain(new Code(List.of(call)), plain.type(), plain.effect()))
        .orElse(plain);
  }

  private Code.Direct call(ExecutableElement method, TreePath path, Code plain) {
    TypeMirror result = ((DeclaredType) method.getReturnType()).getTypeArguments().get(0);
    return new Code.Direct(
        Code.of(reading.context().machines().of(method) + ".call"),
        arguments(method, path, reading.context().host()),
        /* unboxes= */ KnownTypes.unboxed(reading.ref(result)).isPresent(),
        plain);
  }

  private Code arguments(ExecutableElement method, TreePath path, TypeElement host) {
    List<Code> arguments = new ArrayList<>();
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      arguments.add(Code.read(reading.context().scope().receiver(host)));
    }
    for (ExpressionTree argument : ((MethodInvocationTree) path.getLeaf()).getArguments()) {
      arguments.add(reading.plain(new TreePath(path, argument)).code());
    }
    CodeBuffer all = new CodeBuffer();
    String separator = "";
    for (Code argument : arguments) {
      all.text(separator).code(argument);
      separator = ", ";
    }
    return all.toCode();
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
