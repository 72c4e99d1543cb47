package dev.weft.processor.weave;

import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ASM9;

import dev.weft.processor.model.AsyncMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Type;

/**
 * The field in which an inner class keeps the instance around it, {@code this$0}.
 *
 * @param owner internal name of the inner class
 */
record OuterField(String owner, String name, String descriptor) {

  /**
   * Returns the fields to follow from a class to the instances around it, at most {@code length}.
   * Shorter where javac left a field out, as it does from JDK 18 on where the body has no use for
   * the instance.
   */
  static List<OuterField> chain(byte[] classFile, int length, ClassFiles classFiles) {
    List<OuterField> chain = new ArrayList<>();
    byte[] current = classFile;
    while (chain.size() < length) {
      Optional<OuterField> field = in(current, "this$").stream().findFirst();
      if (field.isEmpty()) {
        break;
      }
      chain.add(field.get());
      if (chain.size() < length) {
        current = read(field.get().outerClass(), classFiles);
      }
    }
    return chain;
  }

  /**
   * Returns the fields to follow from a class to what it, or a class around it, captured: the last
   * one is that in which javac keeps the variable, {@code val$name}.
   */
  static List<OuterField> toCaptured(
      byte[] classFile, AsyncMethod.Captured variable, ClassFiles classFiles) {
    List<OuterField> path = new ArrayList<>();
    byte[] current = classFile;
    while (true) {
      Optional<OuterField> captured =
          in(current, "val$").stream().filter(field -> field.keeps(variable)).findFirst();
      if (captured.isPresent()) {
        path.add(captured.get());
        return path;
      }
      OuterField outer =
          in(current, "this$").stream()
              .findFirst()
              .orElseThrow(() -> new AssertionError("nothing keeps the captured " + variable));
      path.add(outer);
      current = read(outer.outerClass(), classFiles);
    }
  }

  private static byte[] read(String binaryName, ClassFiles classFiles) {
    try {
      return classFiles.read(binaryName);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<OuterField> in(byte[] classFile, String prefix) {
    List<OuterField> found = new ArrayList<>();
    ClassReader reader = new ClassReader(classFile);
    reader.accept(
        new ClassVisitor(ASM9) {
          @Override
          public @Nullable FieldVisitor visitField(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              @Nullable Object value) {
            if ((access & ACC_SYNTHETIC) != 0 && name.startsWith(prefix)) {
              found.add(new OuterField(reader.getClassName(), name, descriptor));
            }
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return found;
  }

  private boolean keeps(AsyncMethod.Captured variable) {
    return CapturedParameters.isNameOf(variable.name(), name.substring("val$".length()))
        && descriptor.equals(variable.descriptor());
  }

  private String outerClass() {
    return Type.getType(descriptor).getClassName();
  }
}
