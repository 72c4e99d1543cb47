package dev.weft.processor.weave;

import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ASM9;

import dev.weft.processor.model.AsyncMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;

/**
 * Finds the lambda bodies of a class ({@code lambda$fetch$0}, private and synthetic) that nothing
 * mentions any more once the bodies of its async methods are gone. Methods are named by name and
 * descriptor in one string.
 */
final class UnusedLambdas extends ClassVisitor {
  private final String host;
  private final Set<String> replaced = new HashSet<>();
  private final Map<String, Set<String>> mentions = new HashMap<>();
  private final Set<String> lambdas = new TreeSet<>();

  private UnusedLambdas(String host) {
    super(ASM9);
    this.host = host;
  }

  static Set<String> after(ClassReader reader, List<AsyncMethod> methods) {
    UnusedLambdas finder = new UnusedLambdas(reader.getClassName());
    for (AsyncMethod method : methods) {
      finder.replaced.add(method.methodName() + method.descriptor());
    }
    reader.accept(finder, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return finder.unused();
  }

  private Set<String> unused() {
    Deque<String> open = new ArrayDeque<>(mentions.keySet());
    open.removeAll(lambdas);
    open.removeAll(replaced);
    Set<String> unused = new TreeSet<>(lambdas);
    while (!open.isEmpty()) {
      for (String mentioned : mentions.getOrDefault(open.remove(), Set.of())) {
        if (unused.remove(mentioned)) {
          open.add(mentioned);
        }
      }
    }
    return unused;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    String method = name + descriptor;
    int hidden = ACC_PRIVATE | ACC_SYNTHETIC;
    if ((access & hidden) == hidden && name.startsWith("lambda$")) {
      lambdas.add(method);
    }
    Set<String> mentioned = mentions.computeIfAbsent(method, key -> new HashSet<>());
    return new MethodVisitor(ASM9) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String called, String calledDescriptor, boolean isInterface) {
        if (owner.equals(host)) {
          mentioned.add(called + calledDescriptor);
        }
      }

      @Override
      public void visitInvokeDynamicInsn(
          String invoked, String type, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
          visitLdcInsn(argument);
        }
      }

      @Override
      public void visitLdcInsn(Object value) {
        if (value instanceof Handle handle && handle.getOwner().equals(host)) {
          mentioned.add(handle.getName() + handle.getDesc());
        }
      }
    };
  }
}
