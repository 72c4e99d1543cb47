package dev.weft.processor.weave;

import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.NEW;

import dev.weft.processor.model.AsyncMethod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/** Passes on what a method declares and puts {@code return new Machine(...);} for its code. */
final class BodyReplacement extends MethodVisitor {
  private static final String COROUTINE = "Ldev/weft/Coroutine;";
  private static final String ASYNC_GENERATOR = "Ldev/weft/AsyncGenerator;";
  private static final String GENERATOR = "Ldev/weft/Generator;";
  private static final String FUTURE = "Ljava/util/concurrent/CompletableFuture;";

  private final MethodVisitor next;
  private final AsyncMethod method;
  private final List<OuterField> enclosing;
  private final List<List<OuterField>> captured;
  private final Map<Integer, Variable> parameters = new TreeMap<>();
  private final int parameterSlots;

  private record Variable(String name, String descriptor, @Nullable String signature) {}

  BodyReplacement(
      MethodVisitor next,
      AsyncMethod method,
      List<OuterField> enclosing,
      List<List<OuterField>> captured) {
    super(ASM9);
    this.next = next;
    this.method = method;
    this.enclosing = enclosing;
    this.captured = captured;
    int receiver = method.isStatic() ? 0 : 1;
    this.parameterSlots =
        receiver + (Type.getArgumentsAndReturnSizes(method.descriptor()) >> 2) - 1;
  }

  @Override
  public void visitParameter(@Nullable String name, int access) {
    next.visitParameter(name, access);
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return next.visitAnnotation(descriptor, visible);
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int typeReference, @Nullable TypePath path, String descriptor, boolean visible) {
    return next.visitTypeAnnotation(typeReference, path, descriptor, visible);
  }

  @Override
  public void visitAnnotableParameterCount(int count, boolean visible) {
    next.visitAnnotableParameterCount(count, visible);
  }

  @Override
  public AnnotationVisitor visitParameterAnnotation(
      int parameter, String descriptor, boolean visible) {
    return next.visitParameterAnnotation(parameter, descriptor, visible);
  }

  @Override
  public void visitAttribute(Attribute attribute) {
    next.visitAttribute(attribute);
  }

  @Override
  public void visitLocalVariable(
      String name,
      String descriptor,
      @Nullable String signature,
      Label start,
      Label end,
      int index) {
    if (index < parameterSlots) {
      parameters.putIfAbsent(index, new Variable(name, descriptor, signature));
    }
  }

  @Override
  public void visitEnd() {
    Label start = new Label();
    Label end = new Label();
    next.visitCode();
    next.visitLabel(start);
    next.visitLineNumber(method.line(), start);
    createMachine();
    finish(method.descriptor().substring(method.descriptor().lastIndexOf(')') + 1));
    next.visitInsn(ARETURN);
    next.visitLabel(end);
    parameters.forEach(
        (index, variable) ->
            next.visitLocalVariable(
                variable.name, variable.descriptor, variable.signature, start, end, index));
    next.visitMaxs(0, 0);
    next.visitEnd();
  }

  /** What the method gives for the coroutine that the machine is. */
  private void finish(String returned) {
    String factory =
        switch (returned) {
          case COROUTINE -> "";
          case ASYNC_GENERATOR -> "asyncGenerator";
          case GENERATOR -> "generator";
          default -> "start";
        };
    if (!factory.isEmpty()) {
      String descriptor = "(" + COROUTINE + ")" + (factory.equals("start") ? FUTURE : returned);
      next.visitMethodInsn(INVOKESTATIC, "dev/weft/frame/Frame", factory, descriptor, false);
    }
  }

  private void createMachine() {
    String machine = method.binaryName().replace('.', '/');
    next.visitTypeInsn(NEW, machine);
    next.visitInsn(DUP);
    method.receivers().forEach(this::loadReceiver);
    captured.forEach(this::load);
    loadParameters();
    next.visitMethodInsn(INVOKESPECIAL, machine, "<init>", method.constructorDescriptor(), false);
  }

  private void loadParameters() {
    Type[] types = Type.getArgumentTypes(method.descriptor());
    for (int i = 0; i < types.length; i++) {
      // The first ones may be in another order: those that a lambda captures.
      int parameter = i < method.arguments().size() ? method.arguments().get(i) : i;
      int slot = method.isStatic() ? 0 : 1;
      for (int before = 0; before < parameter; before++) {
        slot += types[before].getSize();
      }
      next.visitVarInsn(types[parameter].getOpcode(ILOAD), slot);
    }
  }

  private void load(List<OuterField> path) {
    next.visitVarInsn(ALOAD, 0);
    for (OuterField field : path) {
      next.visitFieldInsn(GETFIELD, field.owner(), field.name(), field.descriptor());
    }
  }

  private void loadReceiver(int distance) {
    if (distance > enclosing.size()) {
      // javac left the field out because no code of the class needs the instance.
      next.visitInsn(ACONST_NULL);
      return;
    }
    load(enclosing.subList(0, distance));
  }
}
