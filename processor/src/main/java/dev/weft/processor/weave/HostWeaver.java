package dev.weft.processor.weave;

import static org.objectweb.asm.Opcodes.ASM9;

import dev.weft.processor.model.Accessor;
import dev.weft.processor.model.AsyncMethod;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/**
 * Turns the class file that javac wrote for a host into one whose async methods create their state
 * machines.
 *
 * <pre>
 * Coroutine fetch(int a) { ...the user's body... }
 *   ->  Coroutine fetch(int a) { return new Demo$$fetch(this, a); }
 * </pre>
 *
 * <p>Everything else about the method stays: modifiers, annotations, signature, parameter names,
 * declared exceptions, the line it is at. Lambda bodies that only the old bodies mentioned go.
 */
public final class HostWeaver {
  private final ClassFiles classFiles;

  /** The class files are those of the host's enclosing classes, as javac wrote them. */
  public HostWeaver(ClassFiles classFiles) {
    this.classFiles = classFiles;
  }

  /** Returns the changed class file. */
  public byte[] weave(byte[] classFile, HostChanges changes) {
    ClassReader reader = new ClassReader(classFile);
    Set<String> unused = UnusedLambdas.after(reader, changes.methods());
    // A fresh constant pool: copying the old one would keep what only the old bodies named.
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    Changer changer = new Changer(writer, classFile, changes, unused);
    reader.accept(changer, 0);
    changer.requireComplete();
    return writer.toByteArray();
  }

  private final class Changer extends ClassVisitor {
    private final byte[] classFile;
    private final HostChanges changes;
    private final Set<String> unused;
    private String internalName = "";
    private int replaced;

    Changer(ClassVisitor next, byte[] classFile, HostChanges changes, Set<String> unused) {
      super(ASM9, next);
      this.classFile = classFile;
      this.changes = changes;
      this.unused = unused;
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
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if (unused.contains(name + descriptor)) {
        return null;
      }
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      for (AsyncMethod method : changes.methods()) {
        if (method.methodName().equals(name) && method.descriptor().equals(descriptor)) {
          replaced++;
          return new BodyReplacement(next, method, enclosing(method), captured(method));
        }
      }
      return next;
    }

    private List<OuterField> enclosing(AsyncMethod method) {
      int furthest = method.receivers().stream().mapToInt(Integer::intValue).max().orElse(0);
      return OuterField.chain(classFile, furthest, classFiles);
    }

    private List<List<OuterField>> captured(AsyncMethod method) {
      return method.captured().stream()
          .map(variable -> OuterField.toCaptured(classFile, variable, classFiles))
          .toList();
    }

    @Override
    public void visitEnd() {
      for (String member : changes.nestMembers()) {
        super.visitNestMember(member.replace('.', '/'));
      }
      for (Accessor accessor : changes.accessors()) {
        AccessorWriter.write(accessor, classFile, cv);
      }
      super.visitEnd();
    }

    void requireComplete() {
      if (replaced != changes.methods().size()) {
        throw new AssertionError(
            "found %d of %d async methods in %s"
                .formatted(replaced, changes.methods().size(), internalName));
      }
    }
  }
}
