package dev.weft.processor.model;

import java.util.List;

/**
 * One {@code @Async} method as the back end needs it.
 *
 * @param packageName empty for the unnamed package
 * @param className simple binary name of the state machine to generate, {@code Outer$Inner$$fetch}
 * @param host binary name of the class that declares the method, {@code a.b.Outer$Inner}
 * @param topLevel binary name of the top-level class around it, whose nest the state machine joins
 * @param methodName the user's name
 * @param descriptor of the method (JVMS 4.3.3)
 * @param isStatic whether the method is static
 * @param receivers for each input of kind receiver, in order, how far out it is: 0 for the host
 *     instance, 1 for the instance around it, and so on; only those that the body uses
 * @param captured variables around the host, a local or anonymous class, that are inputs after the
 *     receivers
 * @param constructorDescriptor of the state machine's constructor
 * @param typeParameters of the state machine: those of the host and its enclosing classes as far as
 *     they are in scope, then the method's
 * @param resultType what awaiting the coroutine gives, boxed; {@code Object} for a raw type
 * @param fileName the user's file, without folders, {@code Demo.java}
 * @param display the method as messages name it, {@code Demo.fetch(int)}
 * @param line the line of the method's name
 * @param arguments which parameters of the method, counted from 0, the machine takes first, one
 *     after the other; it takes the rest as they stand
 */
public record AsyncMethod(
    String packageName,
    String className,
    String host,
    String topLevel,
    String methodName,
    String descriptor,
    boolean isStatic,
    List<Integer> receivers,
    List<Captured> captured,
    String constructorDescriptor,
    List<TypeParameter> typeParameters,
    TypeRef resultType,
    String fileName,
    String display,
    int line,
    Body body,
    List<Integer> arguments) {
  public AsyncMethod {
    arguments = List.copyOf(arguments);
    receivers = List.copyOf(receivers);
    captured = List.copyOf(captured);
    typeParameters = List.copyOf(typeParameters);
  }

  /** A method whose machine takes its parameters as they stand. */
  public AsyncMethod(
      String packageName,
      String className,
      String host,
      String topLevel,
      String methodName,
      String descriptor,
      boolean isStatic,
      List<Integer> receivers,
      List<Captured> captured,
      String constructorDescriptor,
      List<TypeParameter> typeParameters,
      TypeRef resultType,
      String fileName,
      String display,
      int line,
      Body body) {
    this(
        packageName,
        className,
        host,
        topLevel,
        methodName,
        descriptor,
        isStatic,
        receivers,
        captured,
        constructorDescriptor,
        typeParameters,
        resultType,
        fileName,
        display,
        line,
        body,
        List.of());
  }

  /** A variable that the host, or a class around it, captures, and its descriptor. */
  public record Captured(String name, String descriptor) {}

  /** A type parameter of the generated class. */
  public record TypeParameter(String name, List<TypeRef> bounds) {
    public TypeParameter {
      bounds = List.copyOf(bounds);
    }
  }

  /** Binary name of the state machine. */
  public String binaryName() {
    return packageName.isEmpty() ? className : packageName + "." + className;
  }

  /**
   * The same body behind another method, of the host's class or its instances, and which of its
   * parameters the machine takes.
   */
  public AsyncMethod behind(
      String name, String itsDescriptor, boolean inClass, List<Integer> parameters) {
    return new AsyncMethod(
        packageName,
        className,
        host,
        topLevel,
        name,
        itsDescriptor,
        inClass,
        receivers,
        captured,
        constructorDescriptor,
        typeParameters,
        resultType,
        fileName,
        display,
        line,
        body,
        parameters);
  }
}
