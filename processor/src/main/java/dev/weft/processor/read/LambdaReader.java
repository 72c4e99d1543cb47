package dev.weft.processor.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Reads an async lambda of a plain method, constructor or initializer into the model. Its body
 * becomes a machine like that of a method, for javac makes it a method: one that takes what the
 * lambda captures, and then the lambda's own parameters.
 */
final class LambdaReader {
  private final Trees trees;
  private final Elements elements;
  private final Types types;
  private final Accessors accessors;
  private final Set<String> names = new HashSet<>();

  LambdaReader(Trees trees, Elements elements, Types types, Accessors accessors) {
    this.trees = trees;
    this.elements = elements;
    this.types = types;
    this.accessors = accessors;
  }

  Optional<MethodReader.ReadMethod> read(TreePath path, LambdaSite site, Diagnostics diagnostics) {
    TypeElement host = (TypeElement) trees.getElement(LambdaSites.classAround(path));
    TypeReader typeReader = new TypeReader(elements, types);
    List<TypeParameter> typeParameters = typeParameters(path, host, typeReader);
    String display = String.join(".", TypeReader.simpleNames(host)) + ", lambda";
    AsyncLambdas inner = new AsyncLambdas(display, diagnostics);
    LateJumps jumps = new LateJumps();
    Scope scope = scope(path, host, typeReader);
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
            inner,
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
            new MachineNames(trees, elements).ofLambda(host, site.enclosing(), names),
            site.host(),
            elements.getBinaryName(MethodReader.topLevel(host)).toString(),
            "lambda$" + site.enclosing(),
            site.descriptor(),
            scope.receivers().isEmpty(),
            scope.distances(),
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
            new TreePosition(trees, path.getCompilationUnit(), path.getLeaf()),
            reading.declarations(),
            accessors.all()));
  }

  private Scope scope(TreePath path, TypeElement host, TypeReader typeReader) {
    Scope outside = new Scope(host, typeReader);
    outside.obscuring(Obscuring.namesIn(path, trees));
    for (VariableElement variable : LambdaSites.outer(path, trees)) {
      if (variable.getConstantValue() != null) {
        outside.constant(variable);
      }
    }
    return outside.ofLambda(LambdaSites.declaredIn(path, trees));
  }

  private Optional<Body> body(TreePath path, Reading reading, BodyReader reader) {
    Scope scope = reading.scope();
    try {
      if (NamePrinter.isLocalOrInLocal(reading.context().host())) {
        throw new Unsupported(
            path, "an async lambda inside a local or anonymous class", "make it before, outside");
      }
      refuseLocalClasses(path);
      LambdaSites.captured(path, trees).forEach(scope::capture);
      List<Local> captured = new ArrayList<>(scope.captured().values());
      List<Local> parameters = AsyncLambdas.parameters(path, reading);
      Stmt.Block statements = reader.readLambda(path);
      List<Local> inputs = new ArrayList<>(scope.receivers());
      inputs.addAll(captured);
      inputs.addAll(parameters);
      AsyncLambdas.refuseNameless(inputs, path);
      return Optional.of(
          new Body(
              inputs,
              statements,
              scope.innerNames(),
              reader.localClasses(),
              reading.context().lambdas().all(),
              scope.nextId()));
    } catch (Unsupported unsupported) {
      reading.refuse(unsupported);
      return Optional.empty();
    }
  }

  /** The machine stands outside the method that declares such a class. */
  private void refuseLocalClasses(TreePath lambda) {
    Set<Element> inside = new HashSet<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        inside.add(trees.getElement(getCurrentPath()));
        return super.visitClass(tree, null);
      }

      @Override
      public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        if (trees.getTypeMirror(getCurrentPath()) instanceof DeclaredType type
            && type.asElement() instanceof TypeElement named
            && named.getNestingKind() == NestingKind.LOCAL
            && !inside.contains(named)) {
          throw new Unsupported(
              getCurrentPath(),
              "a local class named in an async lambda that is not in an async method",
              "make " + named.getSimpleName() + " a member class");
        }
        return null;
      }
    }.scan(lambda, null);
  }

  private List<TypeParameter> typeParameters(
      TreePath path, TypeElement host, TypeReader typeReader) {
    TreePath member = LambdaSites.memberAround(path);
    Optional<ExecutableElement> method =
        Optional.ofNullable(trees.getElement(member))
            .filter(ExecutableElement.class::isInstance)
            .map(ExecutableElement.class::cast);
    return LambdaSites.isStatic(member, trees)
        ? new TypeParameters(typeReader).ofStatic(method)
        : new TypeParameters(typeReader).of(host, method);
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
