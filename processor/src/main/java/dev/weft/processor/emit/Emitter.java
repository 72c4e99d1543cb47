package dev.weft.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.weft.processor.flow.Block;
import dev.weft.processor.flow.Mentions;
import dev.weft.processor.flow.Terminator;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan;
import dev.weft.processor.plan.Plan.Storage;
import dev.weft.processor.plan.Structure;
import dev.weft.processor.plan.Units;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the state machine of a planned body as a Java class that a person can read. */
public final class Emitter {
  static final ClassName FRAME = ClassName.get("dev.weft.frame", "Frame");

  private final AsyncMethod method;
  private final PlanView view;
  private final Optional<Structure> structure;
  private final boolean called;

  private Emitter(Machine machine) {
    this.method = machine.method();
    this.structure = machine.structure();
    this.called = machine.called();
    this.view = new PlanView(structure.map(Structure::plan).orElse(machine.plan()));
  }

  /** The source of the class {@code method.binaryName()}. */
  public static GeneratedSource emit(Machine machine) {
    AsyncMethod method = machine.method();
    TypeSpec.Builder outer = new Emitter(machine).type().addModifiers(Modifier.FINAL);
    for (Machine lambda : machine.lambdas()) {
      TypeSpec.Builder inner =
          new Emitter(lambda).type().addModifiers(Modifier.PRIVATE, Modifier.FINAL);
      if (method.typeParameters().isEmpty()) {
        inner.addModifiers(Modifier.STATIC);
      }
      outer.addType(inner.build());
    }
    TypeSpec type = outer.build();
    JavaFile file =
        JavaFile.builder(method.packageName(), type).skipJavaLangImports(true).indent("  ").build();
    Map<String, GeneratedSource.Waits> waits = new HashMap<>();
    waits(machine).ifPresent(found -> waits.put(method.binaryName(), found));
    for (Machine lambda : machine.lambdas()) {
      String name = method.binaryName() + "$" + lambda.method().className();
      waits(lambda).ifPresent(found -> waits.put(name, found));
    }
    return LineMarks.strip(method.binaryName(), Layout.tidy(file.toString()), method.line())
        .waiting(waits);
  }

  private static Optional<GeneratedSource.Waits> waits(Machine machine) {
    return machine.structure().map(Emitter::waits).orElseGet(() -> waits(machine.plan()));
  }

  private static Optional<GeneratedSource.Waits> waits(Structure structure) {
    List<Integer> lines = Units.lines(structure.statements());
    Map<Integer, Integer> states = new HashMap<>();
    lines.forEach(line -> states.put(states.size() + 1, line));
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new GeneratedSource.Waits(structure.plan().stateName(), states));
  }

  private static Optional<GeneratedSource.Waits> waits(Plan plan) {
    PlanView view = new PlanView(plan);
    Map<Integer, Integer> lines = new HashMap<>();
    for (Block block : plan.graph().blocks()) {
      if (block.terminator() instanceof Terminator.Await await) {
        lines.putIfAbsent(view.number(await.next()), await.line());
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new GeneratedSource.Waits(plan.stateName(), lines));
  }

  private TypeSpec.Builder type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(method.className())
            .addJavadoc("The state machine of {@code $L}.\n", method.display())
            .superclass(ParameterizedTypeName.get(FRAME, TypeNames.of(method.resultType())))
            .alwaysQualify(HiddenNames.of(method, view.plan()));
    method.typeParameters().forEach(parameter -> type.addTypeVariable(variable(parameter)));
    if (structure.isPresent()) {
      new StructureEmitter(method, structure.get(), view).addTo(type, called);
      ExactTypes.addTo(type, view, Modifier.STATIC);
      return type;
    }
    fields().values().forEach(type::addField);
    if (view.hasStates()) {
      type.addField(int.class, view.plan().stateName(), Modifier.PRIVATE);
    }
    if (!view.plan().graph().inputs().isEmpty()) {
      type.addMethod(Inputs.constructor(view));
    }
    if (called) {
      type.addMethod(call());
    }
    type.addMethod(resume());
    if (view.isDivided()) {
      addParts(type);
    }
    ExactTypes.addTo(type, view);
    return type;
  }

  private static TypeVariableName variable(AsyncMethod.TypeParameter parameter) {
    return TypeVariableName.get(
        parameter.name(),
        parameter.bounds().stream()
            .filter(bound -> !bound.equals(KnownTypes.OBJECT))
            .map(TypeNames::of)
            .toArray(TypeName[]::new));
  }

  /** One for each name: locals of disjoint scopes may share a field. */
  private Map<String, FieldSpec> fields() {
    Set<Local> written = written();
    Map<String, FieldSpec> fields = new LinkedHashMap<>();
    for (Local input : view.plan().graph().inputs()) {
      if (!view.plan().unusedInputs().contains(input)) {
        FieldSpec.Builder field = field(input);
        if (!written.contains(input)) {
          field.addModifiers(Modifier.FINAL);
        }
        fields.put(view.name(input), field.build());
      }
    }
    view.stored(Storage.FIELD)
        .forEach(local -> fields.putIfAbsent(view.name(local), field(local).build()));
    return fields;
  }

  private FieldSpec.Builder field(Local local) {
    return FieldSpec.builder(TypeNames.of(local.type()), view.name(local), Modifier.PRIVATE);
  }

  private Set<Local> written() {
    Set<Local> written = new HashSet<>();
    for (Block block : view.plan().graph().blocks()) {
      for (Code.Use use : Mentions.in(block)) {
        if (use.access() != Code.Access.READ) {
          written.add(use.local());
        }
      }
    }
    return written;
  }

  /** Runs the body for a caller of the same class that awaits it. */
  private MethodSpec call() {
    Inputs inputs = new Inputs(method, view);
    TypeRef returned = StructureView.returned(method);
    String task = view.freeName("task");
    String depth = view.freeName("depth");
    MethodSpec.Builder call =
        MethodSpec.methodBuilder("call")
            .addJavadoc("Runs the body for who awaits it.\n")
            .addModifiers(Modifier.STATIC)
            .returns(TypeNames.of(returned))
            .addException(Throwable.class)
            .addParameter(StructureEmitter.TASK, task)
            .addParameter(int.class, depth)
            .addParameters(inputs.parameters());
    String awaited =
        "awaited(%s, %s, new %s(%s))"
            .formatted(task, depth, method.className(), inputs.arguments());
    if (!returned.isPrimitive()) {
      return call.addStatement("return $L", awaited).build();
    }
    String value = view.freeName("value");
    return call.addStatement("$T $L = typed($L)", TypeNames.of(method.resultType()), value, awaited)
        .addStatement(
            "return isWaiting($L) ? $L : unboxed($L, $L)",
            task,
            StructureView.zero(returned),
            task,
            value)
        .build();
  }

  /** The body in several methods; which of them runs is a matter of the state. */
  private void addParts(TypeSpec.Builder type) {
    type.addField(
        FieldSpec.builder(Object.class, view.goOnName())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("new Object()")
            .build());
    for (int i = 0; i < view.plan().parts().size(); i++) {
      type.addMethod(
          MethodSpec.methodBuilder(view.partName(i))
              .addModifiers(Modifier.PRIVATE)
              .returns(Object.class)
              .addException(Throwable.class)
              .addCode(new ResumeWriter(method, view).part(i))
              .build());
    }
  }

  private MethodSpec resume() {
    return MethodSpec.methodBuilder("resume")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(Object.class)
        .addException(Throwable.class)
        .addCode(new ResumeWriter(method, view).body())
        .build();
  }
}
