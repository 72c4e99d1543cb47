package dev.weft.processor.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.weft.processor.model.LambdaSite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Finds all lambdas of a top-level class, and what is known of the methods that javac makes of
 * them. It makes them while it walks through a class, and is through with an inner lambda before
 * the one around it.
 */
public final class LambdaSites {
  private final Trees trees;
  private final Elements elements;
  private final Types types;
  private final TypeReader typeReader;
  private final IdentityHashMap<Tree, LambdaSite> sites = new IdentityHashMap<>();

  private LambdaSites(Trees trees, Elements elements, Types types) {
    this.trees = trees;
    this.elements = elements;
    this.types = types;
    this.typeReader = new TypeReader(elements, types);
  }

  /** Reads them from the path of the class. */
  public static LambdaSites of(TreePath topLevel, Trees trees, Elements elements, Types types) {
    LambdaSites found = new LambdaSites(trees, elements, types);
    found.new Scanner().scan(topLevel, null);
    return found;
  }

  /** The async method that a lambda is, if it is one. */
  public static Optional<ExecutableElement> asyncMethod(
      TreePath lambda, Trees trees, Elements elements) {
    return trees.getTypeMirror(lambda) instanceof DeclaredType type
        ? elements.getAllMembers((TypeElement) type.asElement()).stream()
            .filter(member -> member.getModifiers().contains(Modifier.ABSTRACT))
            .filter(MachineNames::isAsync)
            .map(ExecutableElement.class::cast)
            .findFirst()
        : Optional.empty();
  }

  /** All of them. */
  public List<LambdaSite> all() {
    return new ArrayList<>(sites.values());
  }

  /** Where the lambda stands. */
  public Optional<LambdaSite> of(Tree lambda) {
    return Optional.ofNullable(sites.get(lambda));
  }

  /** What the lambda captures, in the order of first mention. */
  static List<VariableElement> captured(TreePath lambda, Trees trees) {
    return outer(lambda, trees).stream()
        .filter(variable -> variable.getConstantValue() == null)
        .toList();
  }

  /** The variables around the lambda that it mentions; those that are constants go by value. */
  static Set<VariableElement> outer(TreePath lambda, Trees trees) {
    Set<Element> declared = declaredIn(lambda, trees);
    Set<VariableElement> outer = new LinkedHashSet<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        if (trees.getElement(getCurrentPath()) instanceof VariableElement variable
            && Scope.isLocalVariable(variable)
            && !declared.contains(variable)) {
          outer.add(variable);
        }
        return null;
      }
    }.scan(lambda, null);
    return outer;
  }

  /** The scope of code that knows what is around it: what is captured there comes in. */
  static Scope scope(TreePath path, Scope outside, Trees trees) {
    Set<VariableElement> outer = outer(path, trees);
    if (outer.isEmpty()) {
      return outside;
    }
    outer.stream()
        .filter(variable -> variable.getConstantValue() != null)
        .forEach(outside::constant);
    Scope inside = outside.ofLambda(declaredIn(path, trees));
    captured(path, trees).forEach(inside::capture);
    return inside;
  }

  /** Says of a class whether it is declared outside the code at the path. */
  static Predicate<TypeElement> classesOutside(TreePath path, Trees trees) {
    Set<Element> inside = new HashSet<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        inside.add(trees.getElement(getCurrentPath()));
        return super.visitClass(tree, null);
      }
    }.scan(path, null);
    return type -> !inside.contains(type);
  }

  /** The variables that the lambda itself declares. */
  static Set<Element> declaredIn(TreePath lambda, Trees trees) {
    Set<Element> found = new HashSet<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        Element element = trees.getElement(getCurrentPath());
        if (element != null) {
          found.add(element);
        }
        return super.visitVariable(tree, null);
      }
    }.scan(lambda, null);
    return found;
  }

  /** The innermost class around a path. */
  static TreePath classAround(TreePath path) {
    TreePath found = path;
    while (!(found.getLeaf() instanceof ClassTree)) {
      found = found.getParentPath();
    }
    return found;
  }

  /** The field, method or block of a class that the path is in. */
  static TreePath memberAround(TreePath path) {
    TreePath found = path;
    while (!(found.getParentPath().getLeaf() instanceof ClassTree)) {
      found = found.getParentPath();
    }
    return found;
  }

  /** Whether the member around a path has no {@code this}. */
  static boolean isStatic(TreePath member, Trees trees) {
    Element element = trees.getElement(member);
    return member.getLeaf() instanceof BlockTree block
        ? block.isStatic()
        : element != null && element.getModifiers().contains(Modifier.STATIC);
  }

  private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
      super.visitLambdaExpression(tree, null);
      if (trees.getElement(classAround(getCurrentPath())) instanceof TypeElement host
          && trees.getTypeMirror(getCurrentPath()) instanceof DeclaredType type) {
        method(type).ifPresent(method -> sites.put(tree, site(host, type, method)));
      }
      return null;
    }

    private LambdaSite site(TypeElement host, DeclaredType type, ExecutableElement method) {
      TreePath path = getCurrentPath();
      StringBuilder captured = new StringBuilder();
      for (VariableElement variable : captured(path, trees)) {
        captured.append(typeReader.descriptor(variable.asType()));
      }
      return new LambdaSite(
          elements.getBinaryName(host).toString(),
          enclosing(path),
          captured.toString(),
          own(path, type, method),
          firstLine(path),
          lastLine(path),
          sites.size());
    }

    private String own(TreePath path, DeclaredType type, ExecutableElement method) {
      StringBuilder own = new StringBuilder("(");
      for (VariableTree parameter : ((LambdaExpressionTree) path.getLeaf()).getParameters()) {
        own.append(typeReader.descriptor(type(new TreePath(path, parameter))));
      }
      DeclaredType captured = (DeclaredType) types.capture(type);
      ExecutableType member = (ExecutableType) types.asMemberOf(captured, method);
      return own.append(')').append(typeReader.descriptor(member.getReturnType())).toString();
    }

    private TypeMirror type(TreePath variable) {
      return ((VariableElement) trees.getElement(variable)).asType();
    }
  }

  /** The method of a functional interface; those of Object do not count (JLS 9.8). */
  private Optional<ExecutableElement> method(DeclaredType type) {
    return elements.getAllMembers((TypeElement) type.asElement()).stream()
        .filter(member -> member.getKind() == ElementKind.METHOD)
        .filter(member -> member.getModifiers().contains(Modifier.ABSTRACT))
        .map(ExecutableElement.class::cast)
        .filter(method -> !isOfObject(method))
        .findFirst();
  }

  private boolean isOfObject(ExecutableElement method) {
    return elements.getTypeElement("java.lang.Object").getEnclosedElements().stream()
        .filter(ExecutableElement.class::isInstance)
        .map(ExecutableElement.class::cast)
        .anyMatch(
            each ->
                each.getSimpleName().equals(method.getSimpleName())
                    && each.getParameters().size() == method.getParameters().size()
                    && each.getModifiers().contains(Modifier.PUBLIC));
  }

  private String enclosing(TreePath lambda) {
    TreePath member = memberAround(lambda);
    return member.getLeaf() instanceof MethodTree method
            && !method.getName().contentEquals("<init>")
        ? method.getName().toString()
        : isStatic(member, trees) ? "static" : "new";
  }

  private int firstLine(TreePath lambda) {
    return line(
        lambda,
        trees.getSourcePositions().getStartPosition(lambda.getCompilationUnit(), lambda.getLeaf()));
  }

  private int lastLine(TreePath lambda) {
    long[] last = {0};
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(Tree tree, @Nullable Void unused) {
        last[0] =
            Math.max(
                last[0],
                trees.getSourcePositions().getStartPosition(lambda.getCompilationUnit(), tree));
        return super.scan(tree, null);
      }
    }.scan(lambda, null);
    long end =
        trees.getSourcePositions().getEndPosition(lambda.getCompilationUnit(), lambda.getLeaf());
    return line(lambda, Math.max(last[0], end));
  }

  private static int line(TreePath path, long position) {
    return position < 0 ? 0 : Lines.of(path.getCompilationUnit(), position);
  }
}
