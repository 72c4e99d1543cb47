package dev.weft.processor.read;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.AsyncMethod.TypeParameter;
import dev.weft.processor.model.Body;
import dev.weft.processor.model.LambdaSite;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads an async lambda of a plain method, constructor or initializer into the model. Its body
 * becomes a machine like that of a method, for javac makes it a method: one that takes what the
 * lambda captures, and then the lambda's own parameters.
 */
final class LambdaReader {
  private final Trees trees;
  private final Elements elements;
  private final Types types;
  private final SourceVersion source;
  private final Accessors accessors;
  private final MachineNames machines;

  LambdaReader(
      Trees trees,
      Elements elements,
      Types types,
      SourceVersion source,
      Accessors accessors,
      MachineNames machines) {
    this.trees = trees;
    this.elements = elements;
    this.types = types;
    this.source = source;
    this.accessors = accessors;
    this.machines = machines;
  }

  Optional<MethodReader.ReadMethod> read(
      TreePath path, LambdaSite site, LocalClasses classes, Diagnostics diagnostics) {
    accessors.begin();
    TypeElement host = (TypeElement) trees.getElement(LambdaSites.classAround(path));
    TypeReader typeReader = new TypeReader(elements, types);
    List<TypeParameter> typeParameters = typeParameters(path, host, typeReader);
    String display = MethodReader.displayName(host, elements) + ", lambda";
    AsyncLambdas inner = new AsyncLambdas(display, diagnostics);
    LateJumps jumps = new LateJumps();
    Scope scope = scope(path, host, classes, typeReader);
    Printer.Context context =
        new Printer.Context(
            trees,
            elements,
            types,
            typeReader,
            scope,
            host,
            jumps,
            accessors,
            machines,
            inner,
            classes,
            source,
            path.getCompilationUnit());
    ExecutableElement target = AsyncLambdas.asyncMethod(path, context).orElseThrow();
    TypeRef result =
        MethodReader.result(AsyncLambdas.returnType(path, target, context), typeReader);
    Reading reading = new Reading(context, path, result, diagnostics);
    Optional<Body> body = body(path, reading, new BodyReader(reading, jumps));
    if (body.isEmpty() || reading.failed() || inner.failed()) {
      return Optional.empty();
    }
    AsyncMethod method =
        new AsyncMethod(
            elements.getPackageOf(host).getQualifiedName().toString(),
            machines.ofLambda(host, LambdaSites.word(path, trees)),
            site.host(),
            elements.getBinaryName(Enclosing.topLevel(host)).toString(),
            "lambda$" + LambdaSites.word(path, trees),
            site.descriptor(),
            scope.receivers().isEmpty(),
            scope.distances(),
            List.of(),
            constructorDescriptor(scope, typeReader, site),
            typeParameters,
            result,
            MethodReader.fileName(path.getCompilationUnit()),
            display,
            reading.line(path),
            body.get());
    return Optional.of(
        new MethodReader.ReadMethod(
            method,
            false,
            new TreePosition(trees, path.getCompilationUnit(), path.getLeaf()),
            accessors.wanted(),
            typeReader.borrowed()));
  }

  private Scope scope(
      TreePath path, TypeElement host, LocalClasses classes, TypeReader typeReader) {
    Scope scope = new Scope(host, typeReader);
    scope.obscuring(Obscuring.namesIn(path, trees));
    return LambdaSites.scope(path, scope, classes, trees);
  }

  private Optional<Body> body(TreePath path, Reading reading, BodyReader reader) {
    Scope scope = reading.scope();
    try {
      Twins.refuse(
          LambdaSites.captured(path, reading.context().localClasses()), path, reading.context());
      List<Local> captured = new ArrayList<>(scope.captured().values());
      List<Local> parameters =
          AsyncLambdas.parameters(
              ((LambdaExpressionTree) path.getLeaf()).getParameters(), path, reading);
      Stmt.Block statements = reader.readLambda(path);
      List<Local> inputs = new ArrayList<>(scope.receivers());
      inputs.addAll(captured);
      inputs.addAll(parameters);
      return Optional.of(
          new Body(
              inputs,
              statements,
              scope.innerNames(),
              reading.context().lambdas().all(),
              scope.nextId()));
    } catch (Unsupported unsupported) {
      reading.refuse(unsupported);
      return Optional.empty();
    }
  }

  private List<TypeParameter> typeParameters(
      TreePath path, TypeElement host, TypeReader typeReader) {
    TreePath member = LambdaSites.memberAround(path);
    Optional<ExecutableElement> method =
        Optional.ofNullable(trees.getElement(member))
            .filter(ExecutableElement.class::isInstance)
            .map(ExecutableElement.class::cast);
    return LambdaSites.isStatic(member, trees)
        ? new TypeParameters(typeReader, Obscuring.namesIn(path, trees)).ofStatic(method)
        : new TypeParameters(typeReader, Obscuring.namesIn(path, trees)).of(host, method);
  }

  private static String constructorDescriptor(Scope scope, TypeReader typeReader, LambdaSite site) {
    String receivers =
        scope.receiverTypes().stream()
            .map(Element::asType)
            .map(typeReader::descriptor)
            .collect(Collectors.joining());
    String inputs = site.descriptor().substring(1, site.descriptor().lastIndexOf(')'));
    return "(" + receivers + inputs + ")V";
  }
}
