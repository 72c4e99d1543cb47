package dev.weft.processor.weave;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PROTECTED;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Turns the async methods that JUnit is to call into two methods each, since JUnit calls only those
 * that return nothing:
 *
 * <pre>{@code
 * @AsyncTest Coroutine<Void> sleeps() { return new FooTest$$sleeps(this); }
 *
 * @AsyncTest void sleeps() { AsyncTests.run(sleeps()); }
 * Coroutine<Void> sleeps() { return new FooTest$$sleeps(this); } // synthetic
 * }</pre>
 */
public final class TestMethods {
  /** The class with what the new methods call; where it is absent, nothing is to be done. */
  public static final String RUNNER = "dev.weft.testing.AsyncTests";

  private static final String COROUTINE = "Ldev/weft/Coroutine;";
  private static final String ASYNC = "Ldev/weft/Async;";
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "Ldev/weft/testing/AsyncTest;",
          "Lorg/junit/jupiter/api/Test;",
          "Lorg/junit/jupiter/api/RepeatedTest;",
          "Lorg/junit/jupiter/params/ParameterizedTest;",
          "Lorg/junit/jupiter/api/BeforeEach;",
          "Lorg/junit/jupiter/api/AfterEach;",
          "Lorg/junit/jupiter/api/BeforeAll;",
          "Lorg/junit/jupiter/api/AfterAll;");

  private TestMethods() {}

  /** Changes a class file; the same array where it has no such method. */
  public static byte[] makeCallable(byte[] classFile) {
    var reader = new ClassReader(classFile);
    var finder = new Finder();
    reader.accept(finder, ClassReader.SKIP_CODE);
    if (finder.found.isEmpty()) {
      return classFile;
    }
    var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(new Doubler(writer, finder.found), 0);
    return writer.toByteArray();
  }

  private static final class Finder extends ClassVisitor {
    final Set<String> found = new HashSet<>();

    Finder() {
      super(ASM9);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if (!descriptor.endsWith(")" + COROUTINE)
          || (access & (ACC_ABSTRACT | ACC_SYNTHETIC | ACC_PRIVATE)) != 0) {
        return null;
      }
      return new MethodVisitor(ASM9) {
        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
          if (ANNOTATIONS.contains(annotation)) {
            found.add(name + descriptor);
          }
          return null;
        }
      };
    }
  }

  private static final class Doubler extends ClassVisitor {
    private final Set<String> found;
    private String internalName = "";
    private boolean isInterface;

    Doubler(ClassVisitor next, Set<String> found) {
      super(ASM9, next);
      this.found = found;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      internalName = name;
      isInterface = (access & ACC_INTERFACE) != 0;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if (!found.contains(name + descriptor)) {
        return super.visitMethod(access, name, descriptor, signature, exceptions);
      }
      String called = descriptor.replace(")" + COROUTINE, ")V");
      MethodVisitor caller =
          super.visitMethod(
              with(access, ACC_PROTECTED), name, called, withoutResult(signature), exceptions);
      MethodVisitor body =
          super.visitMethod(
              with(access, ACC_PUBLIC) | ACC_SYNTHETIC, name, descriptor, signature, exceptions);
      return new Pair(body, caller) {
        @Override
        void call() {
          boolean isStatic = (access & ACC_STATIC) != 0;
          int slot = 0;
          if (!isStatic) {
            caller.visitVarInsn(ALOAD, slot++);
          }
          for (Type type : Type.getArgumentTypes(descriptor)) {
            caller.visitVarInsn(type.getOpcode(ILOAD), slot);
            slot += type.getSize();
          }
          int virtual = isInterface ? INVOKEINTERFACE : INVOKEVIRTUAL;
          caller.visitMethodInsn(
              isStatic ? INVOKESTATIC : virtual, internalName, name, descriptor, isInterface);
        }
      };
    }

    /**
     * Of methods with one name and the same parameters, JUnit runs the first in the order of their
     * texts when asked for that name alone: "protected void" comes before "public Coroutine".
     */
    private int with(int access, int visibility) {
      return isInterface ? access : (access & ~(ACC_PUBLIC | ACC_PROTECTED)) | visibility;
    }

    private static @Nullable String withoutResult(@Nullable String signature) {
      if (signature == null) {
        return null;
      }
      int end = signature.indexOf(')') + 1;
      int thrown = signature.indexOf('^', end);
      return signature.substring(0, end) + "V" + (thrown < 0 ? "" : signature.substring(thrown));
    }
  }

  /** Leaves the code in the one method and moves the annotations to the other. */
  private abstract static class Pair extends MethodVisitor {
    private final MethodVisitor caller;
    private int line;

    Pair(MethodVisitor body, MethodVisitor caller) {
      super(ASM9, body);
      this.caller = caller;
    }

    /** Writes the call of the one method into the other. */
    abstract void call();

    @Override
    public void visitParameter(@Nullable String name, int access) {
      super.visitParameter(name, access);
      caller.visitParameter(name, access);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return descriptor.equals(ASYNC)
          ? super.visitAnnotation(descriptor, visible)
          : caller.visitAnnotation(descriptor, visible);
    }

    @Override
    public void visitAnnotableParameterCount(int count, boolean visible) {
      caller.visitAnnotableParameterCount(count, visible);
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(
        int parameter, String descriptor, boolean visible) {
      return caller.visitParameterAnnotation(parameter, descriptor, visible);
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      this.line = this.line == 0 ? line : this.line;
      super.visitLineNumber(line, start);
    }

    @Override
    public void visitEnd() {
      super.visitEnd();
      caller.visitCode();
      var start = new Label();
      caller.visitLabel(start);
      caller.visitLineNumber(line, start);
      call();
      String run = "(" + COROUTINE + ")Ljava/lang/Object;";
      caller.visitMethodInsn(INVOKESTATIC, RUNNER.replace('.', '/'), "run", run, false);
      caller.visitInsn(POP);
      caller.visitInsn(RETURN);
      caller.visitMaxs(0, 0);
      caller.visitEnd();
    }
  }
}
