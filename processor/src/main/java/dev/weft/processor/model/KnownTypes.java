package dev.weft.processor.model;

import java.util.Map;
import java.util.Optional;

/** Types that phases name themselves. */
public final class KnownTypes {
  public static final TypeRef BOOLEAN = new TypeRef.Primitive("boolean");
  public static final TypeRef INT = new TypeRef.Primitive("int");
  public static final TypeRef VOID = new TypeRef.Primitive("void");
  public static final TypeRef OBJECT = TypeRef.declared("java.lang", "Object");
  public static final TypeRef STRING = TypeRef.declared("java.lang", "String");
  public static final TypeRef THROWABLE = TypeRef.declared("java.lang", "Throwable");

  private static final Map<TypeRef, TypeRef> UNBOXED =
      Map.of(
          TypeRef.declared("java.lang", "Boolean"), BOOLEAN,
          TypeRef.declared("java.lang", "Byte"), new TypeRef.Primitive("byte"),
          TypeRef.declared("java.lang", "Short"), new TypeRef.Primitive("short"),
          TypeRef.declared("java.lang", "Character"), new TypeRef.Primitive("char"),
          TypeRef.declared("java.lang", "Integer"), INT,
          TypeRef.declared("java.lang", "Long"), new TypeRef.Primitive("long"),
          TypeRef.declared("java.lang", "Float"), new TypeRef.Primitive("float"),
          TypeRef.declared("java.lang", "Double"), new TypeRef.Primitive("double"));

  private KnownTypes() {}

  /** The primitive type that a box holds (JLS 5.1.8). */
  public static Optional<TypeRef> unboxed(TypeRef box) {
    return Optional.ofNullable(UNBOXED.get(box));
  }
}
