package dev.weft.processor.weave;

import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.NEW;

import dev.weft.processor.model.Accessor;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Writes the accessor that makes objects of a local class: it puts what the class captures behind
 * the user's arguments, where javac expects it.
 *
 * <pre>{@code
 * static Demo$1Counter new$(int start, Demo self, int step) {
 *   return new Demo$1Counter(self, step, start);
 * }
 * }</pre>
 */
final class CreationWriter {
  private final Accessor accessor;
  private final CapturedParameters added;

  private CreationWriter(Accessor accessor, CapturedParameters added) {
    this.accessor = accessor;
    this.added = added;
  }

  static void write(Accessor accessor, CapturedParameters added, ClassVisitor into) {
    new CreationWriter(accessor, added).write(into);
  }

  private void write(ClassVisitor into) {
    MethodVisitor code =
        into.visitMethod(
            ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC,
            accessor.name(),
            accessor.descriptor(),
            null,
            accessor.exceptions().toArray(String[]::new));
    code.visitCode();
    code.visitTypeInsn(NEW, accessor.owner());
    code.visitInsn(DUP);
    List<Type> given = new ArrayList<>();
    arguments().forEach(argument -> given.add(argument.load(code)));
    String constructor = Type.getMethodDescriptor(Type.VOID_TYPE, given.toArray(Type[]::new));
    if (!added.hasConstructor(constructor)) {
      throw new AssertionError(accessor.host() + " has no constructor " + constructor);
    }
    code.visitMethodInsn(INVOKESPECIAL, accessor.owner(), "<init>", constructor, false);
    code.visitInsn(ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** A parameter of the accessor, which goes on to the constructor. */
  private record Argument(int slot, Type type) {
    Type load(MethodVisitor code) {
      code.visitVarInsn(type.getOpcode(ILOAD), slot);
      return type;
    }
  }

  /** In the order of the constructor; what javac did not need there is left out. */
  private List<Argument> arguments() {
    List<Argument> captured = new ArrayList<>();
    List<Argument> arguments = new ArrayList<>();
    Type[] parameters = Type.getArgumentTypes(accessor.descriptor());
    int slot = 0;
    for (int i = 0; i < parameters.length; i++) {
      Argument argument = new Argument(slot, parameters[i]);
      if (i < accessor.captured().size()) {
        captured.add(argument);
      } else {
        arguments.add(argument);
      }
      slot += parameters[i].getSize();
    }
    for (CapturedParameters.Parameter each : added.all()) {
      arguments.add(captured.get(index(each)));
    }
    return arguments;
  }

  private int index(CapturedParameters.Parameter parameter) {
    Type[] parameters = Type.getArgumentTypes(accessor.descriptor());
    for (int i = 0; i < accessor.captured().size(); i++) {
      if (parameter.isOf(accessor.captured().get(i), parameters[i].getDescriptor())) {
        return i;
      }
    }
    throw new AssertionError(accessor.host() + " captures " + parameter);
  }
}
