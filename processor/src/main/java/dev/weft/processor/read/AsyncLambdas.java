package dev.weft.processor.read;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.Body;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * Turns the async lambdas of a method into machines of their own, and each lambda into a plain one
 * that makes such a machine: {@code x -> await(f(x))} into {@code x -> new Lambda1(captured, x)}.
 */
final class AsyncLambdas {
  private final String method;
  private final Diagnostics diagnostics;
  private final IdentityHashMap<Tree, Lambda> known = new IdentityHashMap<>();
  private final List<AsyncMethod> all = new ArrayList<>();
  private boolean failed;

  /** A lambda that was read, and what is around it. */
  private record Lambda(String className, boolean isFuture, Scope scope) {}

  AsyncLambdas(String method, Diagnostics diagnostics) {
    this.method = method;
    this.diagnostics = diagnostics;
  }

  /** Those read so far. */
  List<AsyncMethod> all() {
    return all;
  }

  /** Whether one holds what cannot be compiled. */
  boolean failed() {
    return failed;
  }

  /** The async method that the lambda is, if it is one. */
  static Optional<ExecutableElement> asyncMethod(TreePath lambda, Printer.Context context) {
    return LambdaSites.asyncMethod(lambda, context.trees(), context.elements());
  }

  /** Prints what makes the machine, behind the parameters and the arrow of the lambda. */
  void print(TreePath path, ExecutableElement target, Printer.Context outer, CodeBuffer out) {
    LambdaExpressionTree tree = (LambdaExpressionTree) path.getLeaf();
    Lambda lambda = known.get(tree);
    if (lambda == null) {
      lambda = read(path, target, outer);
      known.put(tree, lambda);
    }
    if (lambda.isFuture()) {
      out.type(TypeRef.declared("dev.weft.frame", "Frame")).text(".start(");
    }
    out.text("new " + lambda.className() + "(");
    String separator = "";
    for (TypeElement receiver : lambda.scope().receiverTypes()) {
      out.text(separator).piece(use(outer.scope().receiver(receiver)));
      separator = ", ";
    }
    for (Element captured : lambda.scope().captured().keySet()) {
      out.text(separator);
      outer
          .scope()
          .local(captured)
          .ifPresentOrElse(
              local -> out.piece(use(local)), () -> out.text(outer.scope().printedName(captured)));
      separator = ", ";
    }
    for (VariableTree parameter : named(tree)) {
      Element element = outer.trees().getElement(new TreePath(path, parameter));
      out.text(separator + outer.scope().printedName(element));
      separator = ", ";
    }
    out.text(lambda.isFuture() ? "))" : ")");
  }

  private static Code.Piece use(Local local) {
    return new Code.Use(local, Access.READ, true);
  }

  private Lambda read(TreePath path, ExecutableElement target, Printer.Context outer) {
    TypeMirror returned = returnType(path, target, outer);
    String className = outer.scope().freshInnerName("Lambda" + (known.size() + 1));
    Scope scope = outer.scope().ofLambda(LocalClasses.declaredIn(path, outer.trees()));
    LateJumps jumps = new LateJumps();
    TypeRef result = MethodReader.result(returned, outer.typeReader());
    Reading reading = new Reading(outer.ofLambda(scope, jumps), path, result, diagnostics);
    BodyReader reader = new BodyReader(reading, jumps);
    Lambda lambda = new Lambda(className, isFuture(returned), scope);
    known.put(path.getLeaf(), lambda);
    List<Local> parameters =
        parameters(named((LambdaExpressionTree) path.getLeaf()), path, reading);
    Stmt.Block statements = reader.readLambda(path);
    List<Local> inputs = new ArrayList<>(scope.receivers());
    inputs.addAll(scope.captured().values());
    inputs.addAll(parameters);
    failed |= reading.failed();
    Body body = new Body(inputs, statements, scope.innerNames(), List.of(), scope.nextId());
    all.add(machine(className, result, body, reading, path));
    return lambda;
  }

  /** Those that the body can mention (JLS 14.4). */
  private static List<? extends VariableTree> named(LambdaExpressionTree lambda) {
    return lambda.getParameters().stream().filter(each -> !each.getName().isEmpty()).toList();
  }

  /** Declares the lambda's own parameters. */
  static List<Local> parameters(
      List<? extends VariableTree> declared, TreePath path, Reading reading) {
    List<Local> parameters = new ArrayList<>();
    for (VariableTree parameter : declared) {
      VariableElement variable = reading.variable(new TreePath(path, parameter));
      TypeRef type = reading.ref(variable.asType());
      parameters.add(reading.scope().declare(variable, type, Local.Kind.PARAMETER));
    }
    return parameters;
  }

  private AsyncMethod machine(
      String className, TypeRef result, Body body, Reading reading, TreePath path) {
    return new AsyncMethod(
        "",
        className,
        "",
        "",
        "lambda",
        "",
        false,
        List.of(),
        List.of(),
        "",
        List.of(),
        result,
        MethodReader.fileName(reading.context().unit()),
        method + ", lambda",
        reading.line(path),
        body);
  }

  /** What the method of the lambda's interface returns, as the lambda sees it. */
  static TypeMirror returnType(TreePath path, ExecutableElement target, Printer.Context context) {
    DeclaredType type = (DeclaredType) context.types().capture(context.trees().getTypeMirror(path));
    return ((ExecutableType) context.types().asMemberOf(type, target)).getReturnType();
  }

  private static boolean isFuture(TypeMirror returned) {
    return !(returned instanceof DeclaredType type
        && ((TypeElement) type.asElement()).getQualifiedName().contentEquals(Symbols.COROUTINE));
  }
}
