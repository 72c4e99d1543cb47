package dev.weft.processor.weave;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.PUTFIELD;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * Finds the parameters that javac adds to the constructors of a local class, behind the user's: one
 * for each variable that the class captures, stored at once in a field {@code val$name}.
 */
final class CapturedParameters extends ClassVisitor {
  private static final String PREFIX = "val$";

  private final Map<Integer, Parameter> bySlot = new TreeMap<>();
  private final Set<String> constructors = new HashSet<>();

  /** The field's name without its prefix, and the descriptor. */
  record Parameter(String field, String descriptor) {
    boolean isOf(String variable, String itsDescriptor) {
      return isNameOf(variable, field) && descriptor.equals(itsDescriptor);
    }
  }

  /** Where two variables of one name are captured, javac counts the fields: {@code val$x$1}. */
  static boolean isNameOf(String variable, String field) {
    return field.equals(variable)
        || (field.startsWith(variable + "$")
            && field.substring(variable.length() + 1).chars().allMatch(Character::isDigit));
  }

  private CapturedParameters() {
    super(ASM9);
  }

  static CapturedParameters in(byte[] classFile) {
    CapturedParameters found = new CapturedParameters();
    new ClassReader(classFile).accept(found, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return found;
  }

  /** Those of every constructor, in order. */
  List<Parameter> all() {
    return new ArrayList<>(bySlot.values());
  }

  /** Whether there is a constructor of the descriptor. */
  boolean hasConstructor(String descriptor) {
    return constructors.contains(descriptor);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if (!name.equals("<init>")) {
      return null;
    }
    constructors.add(descriptor);
    // One constructor may call another, which then stores what it was handed.
    boolean isFirst = bySlot.isEmpty();
    return isFirst ? new Stores() : null;
  }

  private final class Stores extends MethodVisitor {
    private int loaded = -1;

    Stores() {
      super(ASM9);
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
      loaded = opcode >= ILOAD && opcode <= ALOAD ? slot : -1;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      if (opcode == PUTFIELD && name.startsWith(PREFIX) && loaded > 0) {
        bySlot.put(loaded, new Parameter(name.substring(PREFIX.length()), descriptor));
      }
      loaded = -1;
    }
  }
}
