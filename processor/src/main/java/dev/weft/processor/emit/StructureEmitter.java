package dev.weft.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes the members of a class whose body is structured: {@code run}, which is the body; {@code
 * keep}, which makes the frame or fills it again; {@code resume}, which enters the body with what
 * the frame has kept; and {@code call} for who awaits the body directly.
 */
final class StructureEmitter {
  static final TypeName TASK =
      ParameterizedTypeName.get(
          ClassName.get("dev.weft", "Task"), WildcardTypeName.subtypeOf(Object.class));

  private final AsyncMethod method;
  private final Structure structure;
  private final PlanView view;
  private final StructureView names;

  StructureEmitter(AsyncMethod method, Structure structure, PlanView view) {
    this.method = method;
    this.structure = structure;
    this.view = view;
    this.names = new StructureView(method, structure, view);
  }

  void addTo(TypeSpec.Builder type, boolean called) {
    names.keptByName().forEach((name, local) -> type.addField(field(name, local)));
    if (names.waits()) {
      type.addField(int.class, names.state(), Modifier.PRIVATE);
    }
    boolean hasInputs = !view.plan().graph().inputs().isEmpty();
    if (hasInputs) {
      type.addMethod(Inputs.constructor(view));
    }
    if (hasInputs && names.waits()) {
      type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    }
    if (called) {
      type.addMethod(call());
    }
    type.addMethod(resume());
    type.addMethod(run());
    if (names.waits()) {
      type.addMethod(keep());
    }
  }

  private FieldSpec field(String name, Local local) {
    FieldSpec.Builder field = FieldSpec.builder(TypeNames.of(local.type()), name, Modifier.PRIVATE);
    return (names.waits() ? field : field.addModifiers(Modifier.FINAL)).build();
  }

  private MethodSpec resume() {
    List<String> arguments = arguments("this", "task()", "depth()", names.state());
    names.keptByName().keySet().forEach(arguments::add);
    String run = "run(" + String.join(", ", arguments) + ")";
    boolean isPlain = !names.waits() && !names.isPrimitive();
    return method("resume", ClassName.OBJECT)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addStatement(mark("return $L"), isPlain ? run : "outcome(" + run + ")")
        .build();
  }

  private String mark(String statement) {
    return LineMarks.mark(method.line()) + statement;
  }

  /** The parts of what {@code run} takes that this body needs. */
  private List<String> arguments(String frame, String task, String depth, String state) {
    List<String> arguments = new ArrayList<>();
    if (names.waits()) {
      arguments.addAll(List.of(frame, task, depth, state));
    } else if (names.isPrimitive()) {
      arguments.add(task);
    }
    return arguments;
  }

  private MethodSpec call() {
    MethodSpec.Builder call = method("call", TypeNames.of(names.returned()));
    Inputs inputs = new Inputs(method, view);
    call.addJavadoc("Runs the body for who awaits it; there is no frame unless it waits.\n")
        .addModifiers(Modifier.STATIC)
        .addParameter(TASK, names.task())
        .addParameter(int.class, names.depth())
        .addParameters(inputs.parameters());
    if (names.waits()) {
      call.beginControlFlow(mark("if (isTooDeep($L))"), names.depth())
          .addStatement(
              "later($L, new $L($L))", names.task(), method.className(), inputs.arguments())
          .addStatement("return $L", StructureView.zero(names.returned()))
          .endControlFlow();
    }
    List<String> arguments = arguments("null", names.task(), names.depth(), "0");
    names.keptByName().forEach((name, local) -> arguments.add(first(name, local)));
    return call.addStatement(mark("return run($L)"), String.join(", ", arguments)).build();
  }

  private String first(String name, Local local) {
    boolean isInput = view.plan().graph().inputs().contains(local);
    return isInput ? name : StructureView.zeroArgument(local.type());
  }

  private MethodSpec run() {
    MethodSpec.Builder run = method("run", TypeNames.of(names.returned()));
    run.addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    if (names.waits()) {
      run.addJavadoc("The body; behind the await that waited, where the state is not 0.\n");
      run.addParameter(self(), names.frame());
    }
    if (names.waits() || names.isPrimitive()) {
      run.addParameter(TASK, names.task());
    }
    if (names.waits()) {
      run.addParameter(int.class, names.depth()).addParameter(int.class, names.state());
    }
    run.addParameters(kept());
    Set<String> inner = view.plan().graph().innerNames();
    Labels labels = Labels.of(inner);
    new StructureWriter(structure, view, names, labels).body(method.line());
    return run.addCode(
            new StructureWriter(structure, view, names, labels.again(inner)).body(method.line()))
        .build();
  }

  private MethodSpec keep() {
    TypeRef returned = names.returned();
    String kept = names.kept();
    CodeBlock.Builder body = CodeBlock.builder();
    frame(body, kept);
    body.addStatement("$L.$L = $L", kept, names.state(), names.state());
    names.changing().forEach(name -> body.addStatement("$L.$L = $L", kept, name, name));
    body.addStatement("$L.hang($L)", kept, names.task());
    body.addStatement("return $L", StructureView.zero(returned));
    return MethodSpec.methodBuilder("keep")
        .addJavadoc("Keeps in the frame what the body needs to go on.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(TypeNames.of(returned))
        .addParameter(self(), names.frame())
        .addParameter(TASK, names.task())
        .addParameter(int.class, names.state())
        .addParameters(kept())
        .addCode(body.build())
        .build();
  }

  /** The frame that there is, or a new one, which takes what never changes. */
  private void frame(CodeBlock.Builder body, String kept) {
    if (names.fixed().isEmpty()) {
      body.addStatement(
          mark("$T $L = $L == null ? new $L() : $L"),
          self(),
          kept,
          names.frame(),
          method.className(),
          names.frame());
      return;
    }
    body.addStatement(mark("$T $L = $L"), self(), kept, names.frame());
    body.beginControlFlow("if ($L == null)", kept);
    body.addStatement("$L = new $L()", kept, method.className());
    names.fixed().forEach(name -> body.addStatement("$L.$L = $L", kept, name, name));
    body.endControlFlow();
  }

  private List<ParameterSpec> kept() {
    List<ParameterSpec> parameters = new ArrayList<>();
    names
        .keptByName()
        .forEach(
            (name, local) ->
                parameters.add(ParameterSpec.builder(TypeNames.of(local.type()), name).build()));
    return parameters;
  }

  private ClassName self() {
    return ClassName.get("", method.className());
  }

  private static MethodSpec.Builder method(String name, TypeName returned) {
    return MethodSpec.methodBuilder(name).returns(returned).addException(Throwable.class);
  }
}
