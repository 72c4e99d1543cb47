package dev.weft.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.Local;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what a body starts with: as a constructor, and as parameters of a direct call. */
final class Inputs {
  /** What a direct call has beside the inputs. */
  private static final List<String> OURS = List.of("task", "depth", "value");

  private final AsyncMethod method;
  private final PlanView view;

  Inputs(AsyncMethod method, PlanView view) {
    this.method = method;
    this.view = view;
  }

  static MethodSpec constructor(PlanView view) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    CodeBlock.Builder body = CodeBlock.builder();
    names(view, Set.of())
        .forEach(
            (input, name) -> {
              if (!view.plan().unusedInputs().contains(input)) {
                body.add("this.$L = $L;\n", name, name);
              }
              constructor.addParameter(TypeNames.of(input.type()), name);
            });
    return constructor.addCode(body.build()).build();
  }

  /** The names of all inputs, in order; what is not used gets one that is free. */
  private static Map<Local, String> names(PlanView view, Set<String> ours) {
    Set<String> taken = new HashSet<>(ours);
    Map<Local, String> names = new LinkedHashMap<>();
    for (Local input : view.plan().graph().inputs()) {
      if (!view.plan().unusedInputs().contains(input)) {
        taken.add(view.name(input));
      }
    }
    for (Local input : view.plan().graph().inputs()) {
      String name = view.name(input);
      if (view.plan().unusedInputs().contains(input)) {
        name = PlanView.free(name, taken);
        taken.add(name);
      }
      names.put(input, name);
    }
    return names;
  }

  /** What a direct call takes: the instance, needed or not, and the method's parameters. */
  List<ParameterSpec> parameters() {
    List<ParameterSpec> parameters = new ArrayList<>();
    Map<Local, String> names = names();
    boolean takesInstance =
        names.keySet().stream().anyMatch(input -> input.kind() == Local.Kind.RECEIVER);
    if (!method.isStatic() && !takesInstance) {
      String name = PlanView.free("self", new HashSet<>(names.values()));
      parameters.add(ParameterSpec.builder(ClassName.OBJECT, name).build());
    }
    names.forEach(
        (input, name) ->
            parameters.add(ParameterSpec.builder(TypeNames.of(input.type()), name).build()));
    return parameters;
  }

  /** The arguments of the constructor, from those parameters. */
  String arguments() {
    return String.join(", ", names().values());
  }

  private Map<Local, String> names() {
    return names(view, OURS.stream().map(view::freeName).collect(Collectors.toSet()));
  }
}
