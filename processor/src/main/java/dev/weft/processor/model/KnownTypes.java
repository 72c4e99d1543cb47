package dev.weft.processor.model;

/** Types that phases name themselves. */
public final class KnownTypes {
  public static final TypeRef BOOLEAN = new TypeRef.Primitive("boolean");
  public static final TypeRef INT = new TypeRef.Primitive("int");
  public static final TypeRef VOID = new TypeRef.Primitive("void");
  public static final TypeRef OBJECT = TypeRef.declared("java.lang", "Object");
  public static final TypeRef THROWABLE = TypeRef.declared("java.lang", "Throwable");

  private KnownTypes() {}
}
