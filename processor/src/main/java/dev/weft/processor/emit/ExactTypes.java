package dev.weft.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.weft.processor.model.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/**
 * Writes the methods that give a value back the type that no declaration can spell.
 *
 * <pre>
 * private &lt;T extends A &amp; B&gt; Supplier&lt;List&lt;T&gt;&gt; exactly1(Object value) {
 *   return () -&gt; (List&lt;T&gt;) value;
 * }
 * </pre>
 */
final class ExactTypes {
  private ExactTypes() {}

  /** What an argument says of a bound that cannot stand beside others: the parameter is below. */
  static TypeRef bound(TypeRef variable) {
    return new TypeRef.Declared(
        Optional.empty(), "java.util", List.of("Collection"), List.of(variable));
  }

  /** Adds those that the class needs, now that the rest of it is written. */
  static void addTo(TypeSpec.Builder type, PlanView view, Modifier... modifiers) {
    view.exactNames()
        .forEach((inferred, name) -> type.addMethod(method(inferred, name, modifiers)));
  }

  private static MethodSpec method(TypeRef.Inferred inferred, String name, Modifier... modifiers) {
    TypeName exact = TypeNames.of(inferred.type());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addAnnotation(
                AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "unchecked")
                    .build())
            .addModifiers(Modifier.PRIVATE)
            .addModifiers(modifiers)
            .returns(ParameterizedTypeName.get(ClassName.get(Supplier.class), exact))
            .addParameter(Object.class, "value");
    int bounds = 0;
    for (TypeRef.Intersection parameter : inferred.parameters()) {
      TypeName[] declared = parameter.bounds().stream().map(TypeNames::of).toArray(TypeName[]::new);
      method.addTypeVariable(TypeVariableName.get(parameter.name(), declared));
      for (int i = 0; i < parameter.variables().size(); i++) {
        TypeRef below =
            new TypeRef.Wildcard(
                Optional.empty(), Optional.of(new TypeRef.Variable(parameter.name())));
        method.addParameter(TypeNames.of(bound(below)), "bound" + ++bounds);
      }
    }
    return method.addStatement("return () -> ($T) value", exact).build();
  }
}
