package dev.weft.processor.weave;

import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.PUTSTATIC;

import dev.weft.processor.emit.GeneratedSource;
import dev.weft.processor.model.Accessor;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Turns a compiled state machine into a member of its host's nest whose lines are those of the
 * user's file: stack traces and debuggers then show {@code Demo.java:12}.
 */
public final class MachineFinisher {
  private MachineFinisher() {}

  /**
   * Returns the finished class file.
   *
   * @param accessors those that the machine may use
   * @param nestHost binary name of the top-level class around the host
   * @param fileName the user's file, without folders
   */
  public static byte[] finish(
      byte[] classFile,
      GeneratedSource source,
      Collection<Accessor> accessors,
      String nestHost,
      String fileName) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile)
        .accept(
            new Finisher(writer, source, fields(accessors), nestHost.replace('.', '/'), fileName),
            0);
    return writer.toByteArray();
  }

  private static Map<String, Accessor> fields(Collection<Accessor> accessors) {
    Map<String, Accessor> fields = new HashMap<>();
    for (Accessor accessor : accessors) {
      if (accessor.kind().isField()) {
        fields.put(accessor.name(), accessor);
      }
    }
    return fields;
  }

  private static final class Finisher extends ClassVisitor {
    private final List<Integer> lines;
    private final Map<String, GeneratedSource.Waits> waits;
    private final Type machine;
    private final Map<String, Accessor> fields;
    private final String nestHost;
    private final String fileName;
    private String internalName = "";

    Finisher(
        ClassVisitor next,
        GeneratedSource source,
        Map<String, Accessor> fields,
        String nestHost,
        String fileName) {
      super(ASM9, next);
      this.lines = source.lines();
      this.waits = source.waits();
      this.fields = fields;
      this.machine = Type.getObjectType(source.binaryName().replace('.', '/'));
      this.nestHost = nestHost;
      this.fileName = fileName;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      super.visit(version, access, name, signature, superName, interfaces);
      internalName = name;
      super.visitSource(fileName, null);
      super.visitNestHost(nestHost);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
      // Said already: the user's file.
    }

    @Override
    public void visitNestHost(String host) {
      // An inner class of a state machine joins the nest of the host too.
    }

    @Override
    public void visitNestMember(String member) {
      // The top-level class around the host lists all members.
    }

    @Override
    public void visitEnd() {
      GeneratedSource.Waits where = waits.get(internalName.replace('/', '.'));
      if (where != null) {
        WaitWriter.write(internalName, where, fileName, cv);
      }
      super.visitEnd();
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new MethodVisitor(
          ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
        @Override
        public void visitLineNumber(int line, Label start) {
          super.visitLineNumber(userLine(line), start);
        }

        /**
         * Whether assertions are enabled is asked of the top-level class (JLS 14.10). No code of
         * the user's names the state machine.
         */
        @Override
        public void visitLdcInsn(Object value) {
          super.visitLdcInsn(value.equals(machine) ? Type.getObjectType(nestHost) : value);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
          Accessor field = fields.get(name);
          if (field == null) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            return;
          }
          boolean isStatic = opcode == GETSTATIC || opcode == PUTSTATIC;
          boolean isRead = opcode == GETFIELD || opcode == GETSTATIC;
          super.visitMethodInsn(
              isStatic ? INVOKESTATIC : INVOKEVIRTUAL,
              owner,
              isRead ? field.getter() : field.setter(),
              isRead ? "()" + descriptor : "(" + descriptor + ")V",
              false);
        }

        @Override
        public void visitMethodInsn(
            int opcode, String owner, String name, String descriptor, boolean isInterface) {
          // Lombok's @SneakyThrows throws what this returns, its very argument. In classes that
          // javac writes, Lombok takes the call out itself, so that it is not needed at run time.
          if (!(owner.equals("lombok/Lombok") && name.equals("sneakyThrow"))) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
          }
        }
      };
    }

    private int userLine(int line) {
      return line <= lines.size() ? lines.get(line - 1) : line;
    }
  }
}
