package dev.weft.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.weft.processor.model.TypeRef;
import java.util.List;

/** Turns the model's types into JavaPoet's. */
final class TypeNames {
  private TypeNames() {}

  static TypeName of(TypeRef type) {
    if (type instanceof TypeRef.Primitive primitive) {
      return primitive(primitive.keyword());
    } else if (type instanceof TypeRef.Declared declared) {
      return declared(declared);
    } else if (type instanceof TypeRef.Variable variable) {
      return TypeVariableName.get(variable.name());
    } else if (type instanceof TypeRef.Array array) {
      return ArrayTypeName.of(of(array.component()));
    } else if (type instanceof TypeRef.Wildcard wildcard) {
      return wildcard(wildcard);
    }
    if (type instanceof TypeRef.NonDenotable intersection && !intersection.bounds().isEmpty()) {
      return of(intersection.bounds().get(0));
    }
    throw new AssertionError("a type without a name: " + type);
  }

  private static TypeName primitive(String keyword) {
    return switch (keyword) {
      case "void" -> TypeName.VOID;
      case "boolean" -> TypeName.BOOLEAN;
      case "byte" -> TypeName.BYTE;
      case "short" -> TypeName.SHORT;
      case "int" -> TypeName.INT;
      case "long" -> TypeName.LONG;
      case "char" -> TypeName.CHAR;
      case "float" -> TypeName.FLOAT;
      case "double" -> TypeName.DOUBLE;
      default -> throw new AssertionError(keyword);
    };
  }

  private static TypeName declared(TypeRef.Declared type) {
    List<TypeName> arguments = type.arguments().stream().map(TypeNames::of).toList();
    if (type.enclosing().isPresent()) {
      return ((ParameterizedTypeName) of(type.enclosing().get()))
          .nestedClass(type.simpleNames().get(0), arguments);
    }
    List<String> names = type.simpleNames();
    ClassName raw =
        ClassName.get(
            type.packageName(),
            names.get(0),
            names.subList(1, names.size()).toArray(String[]::new));
    return arguments.isEmpty()
        ? raw
        : ParameterizedTypeName.get(raw, arguments.toArray(TypeName[]::new));
  }

  private static TypeName wildcard(TypeRef.Wildcard type) {
    if (type.superBound().isPresent()) {
      return WildcardTypeName.supertypeOf(of(type.superBound().get()));
    }
    return WildcardTypeName.subtypeOf(
        type.extendsBound().map(TypeNames::of).orElse(ClassName.OBJECT));
  }
}
