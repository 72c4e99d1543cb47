package dev.weft.processor.weave;

import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ASM9;

import dev.weft.processor.model.LambdaSite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Tells which methods of a class file javac made of the bodies of lambdas. They are called {@code
 * lambda$main$0}, where the number says little; but type and lines tell most of them apart, and
 * javac writes the one that it made first last.
 */
public final class LambdaMethods {
  private final List<Found> methods = new ArrayList<>();

  private LambdaMethods() {}

  /** A method that holds the body of a lambda. */
  public static final class Found {
    private final String name;
    private final String descriptor;
    private final boolean isStatic;
    private int line;

    private Found(String name, String descriptor, boolean isStatic) {
      this.name = name;
      this.descriptor = descriptor;
      this.isStatic = isStatic;
    }

    /** The name that javac gave it. */
    public String name() {
      return name;
    }

    /** Whether the lambda has no {@code this}. */
    public boolean isStatic() {
      return isStatic;
    }

    private boolean fits(LambdaSite site) {
      return site.words().stream().anyMatch(word -> name.startsWith("lambda$" + word + "$"))
          && descriptor.equals(site.descriptor())
          && (line == 0 || (site.firstLine() <= line && line <= site.lastLine()));
    }
  }

  /** Reads the methods of a class file. */
  public static LambdaMethods of(byte[] classFile) {
    LambdaMethods found = new LambdaMethods();
    found.read(classFile);
    return found;
  }

  /**
   * The method of a lambda; empty where it cannot be told from others.
   *
   * @param all the lambdas of the class
   */
  public Optional<Found> find(LambdaSite site, Collection<LambdaSite> all) {
    Set<LambdaSite> sites = new LinkedHashSet<>(List.of(site));
    Set<Found> fitting = new LinkedHashSet<>();
    while (fitting.addAll(fitting(sites))) {
      // Whoever might take a method of theirs is one of them.
      sites.addAll(rivals(fitting, all));
    }
    List<LambdaSite> inOrder = new ArrayList<>(sites);
    inOrder.sort(Comparator.comparingInt(LambdaSite::number));
    List<Found> made = methods.stream().filter(fitting::contains).toList();
    if (made.size() != inOrder.size()) {
      return Optional.empty();
    }
    for (int i = 0; i < made.size(); i++) {
      if (!made.get(i).fits(inOrder.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(made.get(inOrder.indexOf(site)));
  }

  private List<Found> fitting(Collection<LambdaSite> sites) {
    return methods.stream().filter(method -> sites.stream().anyMatch(method::fits)).toList();
  }

  private static List<LambdaSite> rivals(Collection<Found> methods, Collection<LambdaSite> all) {
    return all.stream().filter(each -> methods.stream().anyMatch(m -> m.fits(each))).toList();
  }

  private void read(byte[] classFile) {
    if (classFile.length == 0) {
      return;
    }
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(ASM9) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                if ((access & ACC_SYNTHETIC) == 0 || !name.startsWith("lambda$")) {
                  return null;
                }
                Found method = new Found(name, descriptor, (access & ACC_STATIC) != 0);
                methods.add(method);
                return new FirstLine(method);
              }
            },
            ClassReader.SKIP_FRAMES);
    Collections.reverse(methods);
  }

  private static final class FirstLine extends MethodVisitor {
    private final Found method;

    FirstLine(Found method) {
      super(ASM9);
      this.method = method;
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      method.line = method.line == 0 ? line : Math.min(method.line, line);
    }
  }
}
