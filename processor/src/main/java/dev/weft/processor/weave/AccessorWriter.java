package dev.weft.processor.weave;

import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.DUP2;
import static org.objectweb.asm.Opcodes.DUP2_X1;
import static org.objectweb.asm.Opcodes.DUP_X1;
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
 * Writes an accessor into its host: {@code private Object super$m(int a) { return super.m(a); }}.
 */
final class AccessorWriter {
  private final Accessor accessor;
  private final MethodVisitor code;

  private AccessorWriter(Accessor accessor, MethodVisitor code) {
    this.accessor = accessor;
    this.code = code;
  }

  static void write(Accessor accessor, ClassVisitor into) {
    int access = ACC_PRIVATE | ACC_SYNTHETIC | (accessor.kind().isStatic() ? ACC_STATIC : 0);
    MethodVisitor code =
        into.visitMethod(
            access,
            accessor.name(),
            accessor.descriptor(),
            null,
            accessor.exceptions().toArray(String[]::new));
    new AccessorWriter(accessor, code).body();
  }

  private void body() {
    code.visitCode();
    loadArguments();
    reachMember();
    code.visitInsn(returned().getOpcode(IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void loadArguments() {
    int slot = 0;
    if (!accessor.kind().isStatic()) {
      code.visitVarInsn(ALOAD, slot++);
    }
    for (Type type : Type.getArgumentTypes(accessor.descriptor())) {
      code.visitVarInsn(type.getOpcode(ILOAD), slot);
      slot += type.getSize();
    }
  }

  private void reachMember() {
    switch (accessor.kind()) {
      case SUPER_CALL -> call(INVOKESPECIAL);
      case PROTECTED_CALL -> call(INVOKEVIRTUAL);
      case STATIC_CALL -> call(INVOKESTATIC);
      case FIELD_GET -> field(GETFIELD);
      case STATIC_GET -> field(GETSTATIC);
      case FIELD_SET -> {
        code.visitInsn(wide() ? DUP2_X1 : DUP_X1);
        field(PUTFIELD);
      }
      case STATIC_SET -> {
        code.visitInsn(wide() ? DUP2 : DUP);
        field(PUTSTATIC);
      }
    }
  }

  private void call(int opcode) {
    code.visitMethodInsn(
        opcode,
        accessor.owner(),
        accessor.member(),
        accessor.memberDescriptor(),
        accessor.ownerIsInterface());
    castFrom(Type.getReturnType(accessor.memberDescriptor()));
  }

  private void field(int opcode) {
    code.visitFieldInsn(opcode, accessor.owner(), accessor.member(), accessor.memberDescriptor());
    if (opcode == GETFIELD || opcode == GETSTATIC) {
      castFrom(Type.getType(accessor.memberDescriptor()));
    }
  }

  /** From the erased type of a generic member to the one that it has in the host. */
  private void castFrom(Type given) {
    if (!given.equals(returned())) {
      code.visitTypeInsn(CHECKCAST, returned().getInternalName());
    }
  }

  private boolean wide() {
    return returned().getSize() == 2;
  }

  private Type returned() {
    return Type.getReturnType(accessor.descriptor());
  }
}
