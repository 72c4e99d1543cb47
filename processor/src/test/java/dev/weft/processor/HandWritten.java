package dev.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.weft.processor.emit.GeneratedSource;
import dev.weft.processor.model.Accessor;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.Body;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.read.TreePosition;
import dev.weft.processor.read.TypeReader;
import dev.weft.processor.stub.Mentions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Puts hand-written state machines behind async methods: the text of {@code resume} for each method
 * by its name. Instances are {@code self}, {@code outer1} and so on; parameters keep their names.
 */
@SupportedAnnotationTypes("dev.weft.Async")
final class HandWritten extends AbstractProcessor {
  private final Map<String, String> bodies = new LinkedHashMap<>();
  private final List<Accessor> accessors = new ArrayList<>();
  private boolean wrapped;
  private String misdescribed = "";

  static HandWritten body(String method, String text) {
    return new HandWritten().and(method, text);
  }

  HandWritten and(String method, String text) {
    bodies.put(method, text);
    return this;
  }

  HandWritten accessor(Accessor accessor) {
    accessors.add(accessor);
    return this;
  }

  /** Looks for this method in its host by another descriptor than it has. */
  HandWritten misdescribed(String method) {
    misdescribed = method;
    return this;
  }

  /** Gets an environment that is not javac's own. */
  HandWritten wrapped() {
    wrapped = true;
    return this;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    boolean attached = Compilation.attach(wrapped ? ActivationTest.wrap(environment) : environment);
    assertThat(attached).isTrue();
    JavacTask task = JavacTask.instance(environment);
    Trees trees = Trees.instance(task);
    TypeReader types = new TypeReader(task.getElements(), task.getTypes());
    Compilation.of(task)
        .compileWith(
            (method, lambda, mentions, diagnostics) ->
                Optional.of(compile(method, mentions, trees, types, task)));
  }

  @SuppressWarnings("DoNotClaimAnnotations") // as the processor itself does
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return true;
  }

  private CompiledMethod compile(
      TreePath path, Mentions mentions, Trees trees, TypeReader types, JavacTask task) {
    CompilationUnitTree unit = path.getCompilationUnit();
    ExecutableElement method = (ExecutableElement) trees.getElement(path);
    TypeElement host = (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
    String name = method.getSimpleName().toString();
    String hostName = task.getElements().getBinaryName(host).toString();
    String packageName = task.getElements().getPackageOf(host).getQualifiedName().toString();
    String hostClass = hostName.substring(hostName.lastIndexOf('.') + 1);
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    List<Integer> receivers = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    StringBuilder descriptor = new StringBuilder("(");
    TypeElement each = isStatic ? null : host;
    while (each != null) {
      inputs.add(each.asType() + " " + (receivers.isEmpty() ? "self" : "outer" + receivers.size()));
      receivers.add(receivers.size());
      descriptor.append(types.descriptor(each.asType()));
      boolean isInner = !each.getModifiers().contains(Modifier.STATIC);
      each = isInner && each.getEnclosingElement() instanceof TypeElement outer ? outer : null;
    }
    for (VariableElement parameter : method.getParameters()) {
      inputs.add(parameter.asType() + " " + parameter.getSimpleName());
      descriptor.append(types.descriptor(parameter.asType()));
    }
    int line =
        (int)
            unit.getLineMap()
                .getLineNumber(
                    trees
                        .getSourcePositions()
                        .getStartPosition(unit, ((MethodTree) path.getLeaf()).getReturnType()));
    AsyncMethod async =
        new AsyncMethod(
            packageName,
            hostClass + "$$" + name,
            hostName,
            hostName.replaceAll("\\$.*", ""),
            name,
            name.equals(misdescribed) ? "()V" : types.descriptor(method),
            isStatic,
            receivers,
            List.of(),
            descriptor + ")V",
            List.of(),
            KnownTypes.OBJECT,
            "Demo.java",
            hostClass + "." + name,
            line,
            new Body(List.of(), new Stmt.Block(List.of(), line), Set.of(), 0));
    return new CompiledMethod(
        async,
        Optional.empty(),
        source(async, inputs, typeParameters(host, method)),
        accessors,
        Map.of(),
        mentions,
        TreePosition.of(trees, path));
  }

  private static String typeParameters(TypeElement host, ExecutableElement method) {
    List<String> names = new ArrayList<>();
    host.getTypeParameters().forEach(each -> names.add(each.toString()));
    method.getTypeParameters().forEach(each -> names.add(each.toString()));
    return names.isEmpty() ? "" : "<" + String.join(", ", names) + ">";
  }

  private GeneratedSource source(AsyncMethod method, List<String> inputs, String typeParameters) {
    StringBuilder text = new StringBuilder();
    if (!method.packageName().isEmpty()) {
      text.append("package ").append(method.packageName()).append(";\n");
    }
    text.append("final class ").append(method.className()).append(typeParameters);
    text.append(" extends dev.weft.frame.Frame<Object> {\n");
    inputs.forEach(input -> text.append("  final ").append(input).append(";\n"));
    text.append("  ").append(method.className()).append('(');
    text.append(String.join(", ", inputs)).append(") {\n");
    for (String input : inputs) {
      String name = input.substring(input.lastIndexOf(' ') + 1);
      text.append("    this.").append(name).append(" = ").append(name).append(";\n");
    }
    text.append("  }\n  @Override protected Object resume() throws Throwable {\n");
    int before = (int) text.chars().filter(c -> c == '\n').count();
    String body = bodies.get(method.methodName());
    if (body == null) {
      throw new AssertionError("no body for " + method.methodName());
    }
    text.append(body).append("\n  }\n}\n");
    List<Integer> lines = new ArrayList<>();
    for (int i = 0; i < text.toString().lines().count(); i++) {
      lines.add(method.line() + Math.max(0, i - before));
    }
    return new GeneratedSource(method.binaryName(), text.toString(), lines);
  }
}
