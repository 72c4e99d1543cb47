package dev.weft.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.diag.Position;
import dev.weft.processor.model.Accessor;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.AsyncMethod.TypeParameter;
import dev.weft.processor.model.Body;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.LambdaSite;
import dev.weft.processor.model.TypeRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributed tree of an {@code @Async} method into the model. One reader serves one
 * compilation.
 */
public final class MethodReader {
  private final Trees trees;
  private final Elements elements;
  private final Types types;
  private final SourceVersion source;
  private final Accessors accessors;
  private final MachineNames machines;
  private final LambdaReader lambdaReader;
  private final DirectCalls calls;
  private final Map<TypeElement, Set<ExecutableElement>> called = new HashMap<>();
  private @Nullable LocalClasses lastClasses;

  public MethodReader(Trees trees, Elements elements, Types types, SourceVersion source) {
    this.trees = trees;
    this.elements = elements;
    this.types = types;
    this.source = source;
    this.accessors = new Accessors(elements, types, new TypeReader(elements, types));
    this.calls = new DirectCalls(trees);
    this.machines = new MachineNames(trees, elements);
    this.lambdaReader = new LambdaReader(trees, elements, types, source, accessors, machines);
  }

  /**
   * A method as the later phases need it.
   *
   * @param accessors what the state machine needs in the method's host and the classes around it
   * @param borrowed the type parameters of others that local classes use
   * @param called whether code of the same class may run the body directly
   */
  public record ReadMethod(
      AsyncMethod method,
      boolean called,
      Position position,
      List<Accessor> accessors,
      Map<TypeElement, List<TypeParameterElement>> borrowed) {
    public ReadMethod {
      accessors = List.copyOf(accessors);
      borrowed = Map.copyOf(borrowed);
    }
  }

  /** Reads the method; empty where something was reported that keeps it from being compiled. */
  public Optional<ReadMethod> read(
      TreePath path, CompilationUnitTree unit, Diagnostics diagnostics) {
    accessors.begin();
    ExecutableElement method = (ExecutableElement) Objects.requireNonNull(trees.getElement(path));
    TypeReader typeReader = new TypeReader(elements, types);
    Set<String> obscuring = Obscuring.namesIn(path, trees);
    List<TypeParameter> typeParameters = new TypeParameters(typeReader, obscuring).of(method);
    TypeElement host = MachineNames.host(method);
    LocalClasses classes = localClasses(path);
    Scope scope = LambdaSites.scope(path, new Scope(host, typeReader), classes, trees);
    scope.obscuring(obscuring);
    LateJumps jumps = new LateJumps();
    AsyncLambdas lambdas = new AsyncLambdas(display(method, host), diagnostics);
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
            lambdas,
            classes,
            source,
            unit);
    TypeRef result = result(method.getReturnType(), typeReader);
    Reading reading = new Reading(context, path, result, diagnostics);
    if (((MethodTree) path.getLeaf()).getBody() == null) {
      return Optional.empty(); // the signature check says why
    }
    try {
      Twins.refuseAround(host, path, reading.context());
    } catch (Unsupported unsupported) {
      reading.refuse(unsupported);
      return Optional.empty();
    }
    Body body = new BodyReader(reading, jumps).read(path, method);
    if (reading.failed() || lambdas.failed()) {
      return Optional.empty();
    }
    AsyncMethod read = describe(path, method, reading, typeParameters, body);
    TreePosition position = new TreePosition(trees, unit, path.getLeaf());
    return Optional.of(
        new ReadMethod(
            read, isCalled(method, host), position, accessors.wanted(), typeReader.borrowed()));
  }

  /** The same for an async lambda that stands outside async methods. */
  public Optional<ReadMethod> read(TreePath lambda, LambdaSite site, Diagnostics diagnostics) {
    return lambdaReader.read(lambda, site, localClasses(lambda), diagnostics);
  }

  /** Of the top-level class around the path: its methods come one after the other. */
  private LocalClasses localClasses(TreePath path) {
    if (lastClasses == null || !lastClasses.isAround(path)) {
      lastClasses = LocalClasses.around(path, trees);
    }
    return lastClasses;
  }

  private boolean isCalled(ExecutableElement method, TypeElement host) {
    return DirectCalls.canBeCalled(method)
        && called.computeIfAbsent(host, calls::calledIn).contains(method);
  }

  /** The type argument of the coroutine; no wildcard, for the state machine extends it. */
  static TypeRef result(TypeMirror returned, TypeReader typeReader) {
    if (Symbols.isGenerator(returned)) {
      return TypeRef.declared("java.lang", "Void");
    }
    if (!(returned instanceof DeclaredType type) || type.getTypeArguments().isEmpty()) {
      return KnownTypes.OBJECT;
    }
    TypeMirror argument = type.getTypeArguments().get(0);
    if (argument instanceof WildcardType wildcard) {
      TypeMirror bound =
          wildcard.getExtendsBound() == null
              ? wildcard.getSuperBound()
              : wildcard.getExtendsBound();
      return bound == null ? KnownTypes.OBJECT : typeReader.ref(bound);
    }
    return typeReader.ref(argument);
  }

  private AsyncMethod describe(
      TreePath path,
      ExecutableElement method,
      Reading reading,
      List<TypeParameter> typeParameters,
      Body body) {
    TypeElement host = MachineNames.host(method);
    TypeReader typeReader = reading.context().typeReader();
    List<AsyncMethod.Captured> captured =
        LambdaSites.captured(path, reading.context().localClasses()).stream()
            .map(
                each ->
                    new AsyncMethod.Captured(
                        each.getSimpleName().toString(), typeReader.descriptor(each.asType())))
            .toList();
    return new AsyncMethod(
        elements.getPackageOf(host).getQualifiedName().toString(),
        machines.of(method),
        elements.getBinaryName(host).toString(),
        elements.getBinaryName(Enclosing.topLevel(host)).toString(),
        method.getSimpleName().toString(),
        typeReader.descriptor(method),
        method.getModifiers().contains(Modifier.STATIC),
        reading.scope().distances(),
        captured,
        constructorDescriptor(method, reading, captured),
        typeParameters,
        reading.result(),
        fileName(reading.context().unit()),
        display(method, host),
        new NameLine(trees, reading.context().unit()).of((MethodTree) path.getLeaf()),
        body);
  }

  private static String constructorDescriptor(
      ExecutableElement method, Reading reading, List<AsyncMethod.Captured> captured) {
    TypeReader typeReader = reading.context().typeReader();
    StringBuilder descriptor = new StringBuilder("(");
    for (TypeElement receiver : reading.scope().receiverTypes()) {
      descriptor.append(typeReader.descriptor(receiver.asType()));
    }
    captured.forEach(each -> descriptor.append(each.descriptor()));
    for (VariableElement parameter : method.getParameters()) {
      descriptor.append(typeReader.descriptor(parameter.asType()));
    }
    return descriptor.append(")V").toString();
  }

  static String fileName(CompilationUnitTree unit) {
    String name = unit.getSourceFile().getName();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  private String display(ExecutableElement method, TypeElement host) {
    return displayName(host, elements)
        + "."
        + method.getSimpleName()
        + method.getParameters().stream()
            .map(parameter -> simpleName(parameter.asType()))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** How messages name a class: a local or anonymous one as the JVM does. */
  static String displayName(TypeElement host, Elements elements) {
    String name = String.join(".", TypeReader.simpleNames(host));
    if (!NamePrinter.isLocalOrInLocal(host)) {
      return name;
    }
    String binaryName = elements.getBinaryName(host).toString();
    return binaryName.substring(binaryName.lastIndexOf('.') + 1);
  }

  private String simpleName(TypeMirror type) {
    String erased = types.erasure(type).toString();
    return erased.substring(erased.lastIndexOf('.') + 1);
  }
}
