package dev.weft.processor.weave;

import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.PUTSTATIC;

import dev.weft.processor.model.Accessor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Writes an accessor into its host: {@code private Object super$m(int a) { return super.m(a); }},
 * or for a field the two methods that read and write it.
 */
final class AccessorWriter {
  private final Accessor accessor;
  private final MethodVisitor code;

  private AccessorWriter(Accessor accessor, MethodVisitor code) {
    this.accessor = accessor;
    this.code = code;
  }

  /** Writes into a host; its class file is the one that javac wrote. */
  static void write(Accessor accessor, byte[] classFile, ClassVisitor into) {
    if (accessor.kind() == Accessor.Kind.CREATION) {
      CreationWriter.write(accessor, CapturedParameters.in(classFile), into);
    } else if (accessor.kind().isField()) {
      String type = accessor.descriptor();
      boolean isStatic = accessor.kind().isStatic();
      writer(accessor, accessor.getter(), "()" + type, into).get(isStatic ? GETSTATIC : GETFIELD);
      writer(accessor, accessor.setter(), "(" + type + ")V", into)
          .set(isStatic ? PUTSTATIC : PUTFIELD);
    } else {
      writer(accessor, accessor.name(), accessor.descriptor(), into).call();
    }
  }

  private static AccessorWriter writer(
      Accessor accessor, String name, String descriptor, ClassVisitor into) {
    int access = ACC_PRIVATE | ACC_SYNTHETIC | (accessor.kind().isStatic() ? ACC_STATIC : 0);
    String[] exceptions = accessor.exceptions().toArray(String[]::new);
    AccessorWriter writer =
        new AccessorWriter(accessor, into.visitMethod(access, name, descriptor, null, exceptions));
    writer.loadArguments(descriptor);
    return writer;
  }

  private void loadArguments(String descriptor) {
    code.visitCode();
    int slot = 0;
    if (!accessor.kind().isStatic()) {
      code.visitVarInsn(ALOAD, slot++);
    }
    for (Type type : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(type.getOpcode(ILOAD), slot);
      slot += type.getSize();
    }
  }

  private void call() {
    code.visitMethodInsn(
        opcode(),
        accessor.owner(),
        accessor.member(),
        accessor.memberDescriptor(),
        accessor.ownerIsInterface());
    give(
        Type.getReturnType(accessor.memberDescriptor()), Type.getReturnType(accessor.descriptor()));
  }

  private int opcode() {
    return switch (accessor.kind()) {
      case SUPER_CALL -> INVOKESPECIAL;
      case PROTECTED_CALL -> INVOKEVIRTUAL;
      case STATIC_CALL -> INVOKESTATIC;
      case CREATION, FIELD, STATIC_FIELD -> throw new AssertionError(accessor + " is no call");
    };
  }

  private void get(int opcode) {
    field(opcode);
    give(Type.getType(accessor.memberDescriptor()), Type.getType(accessor.descriptor()));
  }

  private void set(int opcode) {
    field(opcode);
    give(Type.VOID_TYPE, Type.VOID_TYPE);
  }

  private void field(int opcode) {
    code.visitFieldInsn(opcode, accessor.owner(), accessor.member(), accessor.memberDescriptor());
  }

  /** Returns, from the erased type of a generic member, the one that it has in the host. */
  private void give(Type given, Type returned) {
    if (!given.equals(returned)) {
      code.visitTypeInsn(CHECKCAST, returned.getInternalName());
    }
    code.visitInsn(returned.getOpcode(IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
