package dev.weft.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.weft.processor.flow.Block;
import dev.weft.processor.flow.Mentions;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.plan.Plan;
import dev.weft.processor.plan.Plan.Storage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the state machine of a planned body as a Java class that a person can read. */
public final class Emitter {
  private static final ClassName FRAME = ClassName.get("dev.weft.frame", "Frame");

  private final AsyncMethod method;
  private final Plan plan;

  private Emitter(AsyncMethod method, Plan plan) {
    this.method = method;
    this.plan = plan;
  }

  /** The source of the class {@code method.binaryName()}. */
  public static GeneratedSource emit(AsyncMethod method, Plan plan) {
    Emitter emitter = new Emitter(method, plan);
    JavaFile file =
        JavaFile.builder(method.packageName(), emitter.type())
            .skipJavaLangImports(true)
            .indent("  ")
            .build();
    return LineMarks.strip(method.binaryName(), file.toString(), method.line());
  }

  private TypeSpec type() {
    ResumeWriter resume = new ResumeWriter(method, plan);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(method.className())
            .addJavadoc("The state machine of {@code $L}.\n", method.display())
            .addModifiers(Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(FRAME, TypeNames.of(method.resultType())));
    for (AsyncMethod.TypeParameter parameter : method.typeParameters()) {
      type.addTypeVariable(
          TypeVariableName.get(
              parameter.name(),
              parameter.bounds().stream()
                  .filter(bound -> !bound.equals(KnownTypes.OBJECT))
                  .map(TypeNames::of)
                  .toArray(TypeName[]::new)));
    }
    fields().values().forEach(type::addField);
    if (resume.hasStates()) {
      type.addField(int.class, plan.stateName(), Modifier.PRIVATE);
    }
    return type.addMethod(constructor())
        .addMethod(
            MethodSpec.methodBuilder("resume")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(Object.class)
                .addException(Throwable.class)
                .addCode(resume.body())
                .build())
        .build();
  }

  /** One for each name: locals of disjoint scopes may share a field. */
  private Map<String, FieldSpec> fields() {
    Set<Local> written = written();
    Map<String, FieldSpec> fields = new LinkedHashMap<>();
    for (Local input : plan.graph().inputs()) {
      if (!plan.unusedInputs().contains(input)) {
        FieldSpec.Builder field = field(input);
        if (!written.contains(input)) {
          field.addModifiers(Modifier.FINAL);
        }
        fields.put(name(input), field.build());
      }
    }
    plan.names().entrySet().stream()
        .filter(entry -> plan.storage().get(entry.getKey()) == Storage.FIELD)
        .sorted((left, right) -> Integer.compare(left.getKey().id(), right.getKey().id()))
        .forEach(entry -> fields.putIfAbsent(entry.getValue(), field(entry.getKey()).build()));
    return fields;
  }

  private FieldSpec.Builder field(Local local) {
    return FieldSpec.builder(TypeNames.of(local.type()), name(local), Modifier.PRIVATE);
  }

  private Set<Local> written() {
    Set<Local> written = new HashSet<>();
    for (Block block : plan.graph().blocks()) {
      for (Code.Use use : Mentions.in(block)) {
        if (use.access() != Code.Access.READ) {
          written.add(use.local());
        }
      }
    }
    return written;
  }

  private MethodSpec constructor() {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    CodeBlock.Builder body = CodeBlock.builder();
    for (Local input : plan.graph().inputs()) {
      constructor.addParameter(TypeNames.of(input.type()), name(input));
      if (!plan.unusedInputs().contains(input)) {
        body.add("this.$L = $L;\n", name(input), name(input));
      }
    }
    return constructor.addCode(body.build()).build();
  }

  private String name(Local local) {
    return plan.names().getOrDefault(local, local.name());
  }
}
