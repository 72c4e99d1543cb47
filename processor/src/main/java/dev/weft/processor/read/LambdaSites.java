package dev.weft.processor.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.LambdaSite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final LocalClasses classes;
  private final IdentityHashMap<Tree, LambdaSite> sites = new IdentityHashMap<>();

  private LambdaSites(LocalClasses classes, Trees trees, Elements elements, Types types) {
    this.classes = classes;
    this.trees = trees;
    this.elements = elements;
    this.types = types;
    this.typeReader = new TypeReader(elements, types);
  }

  /** Reads them from the path of the class. */
  public static LambdaSites of(TreePath topLevel, Trees trees, Elements elements, Types types) {
    LambdaSites found =
        new LambdaSites(LocalClasses.around(topLevel, trees), trees, elements, types);
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

  /** What the code captures, in the order of first mention. */
  static List<VariableElement> captured(TreePath code, LocalClasses classes) {
    return classes.mentioned(code).stream()
        .filter(variable -> variable.getConstantValue() == null)
        .toList();
  }

  /** The scope of code that knows what is around it: what is captured there comes in. */
  static Scope scope(TreePath path, Scope outside, LocalClasses classes, Trees trees) {
    Set<VariableElement> outer = classes.mentioned(path);
    if (outer.isEmpty()) {
      return outside;
    }
    outer.stream()
        .filter(variable -> variable.getConstantValue() != null)
        .forEach(outside::constant);
    Scope inside = outside.ofLambda(LocalClasses.declaredIn(path, trees));
    captured(path, classes).forEach(inside::capture);
    return inside;
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
        method(type, elements).ifPresent(method -> sites.put(tree, site(host, type, method)));
      }
      return null;
    }

    private LambdaSite site(TypeElement host, DeclaredType type, ExecutableElement method) {
      TreePath path = getCurrentPath();
      Map<VariableElement, AsyncMethod.Captured> captured = new LinkedHashMap<>();
      for (VariableElement variable : LambdaSites.captured(path, classes)) {
        captured.put(variable, describe(variable));
      }
      return new LambdaSite(
          elements.getBinaryName(host).toString(),
          words(path, host),
          List.copyOf(captured.values()),
          LambdaMentions.in(path, captured, trees, elements),
          own(path, type, method),
          firstLine(path),
          lastLine(path),
          sites.size());
    }

    private AsyncMethod.Captured describe(VariableElement variable) {
      return new AsyncMethod.Captured(
          variable.getSimpleName().toString(), typeReader.descriptor(variable.asType()));
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
  static Optional<ExecutableElement> method(DeclaredType type, Elements elements) {
    return elements.getAllMembers((TypeElement) type.asElement()).stream()
        .filter(member -> member.getKind() == ElementKind.METHOD)
        .filter(member -> member.getModifiers().contains(Modifier.ABSTRACT))
        .map(ExecutableElement.class::cast)
        .filter(method -> !isOfObject(method, elements))
        .findFirst();
  }

  private static boolean isOfObject(ExecutableElement method, Elements elements) {
    return elements.getTypeElement("java.lang.Object").getEnclosedElements().stream()
        .filter(ExecutableElement.class::isInstance)
        .map(ExecutableElement.class::cast)
        .anyMatch(
            each ->
                each.getSimpleName().equals(method.getSimpleName())
                    && each.getParameters().size() == method.getParameters().size()
                    && each.getModifiers().contains(Modifier.PUBLIC));
  }

  /** All words for it: older versions of javac name the local class around an initializer. */
  private Set<String> words(TreePath lambda, TypeElement host) {
    Set<String> words = new HashSet<>(Set.of(word(lambda, trees)));
    if (Enclosing.isLocalOrAnonymous(host)
        && !(memberAround(lambda).getLeaf() instanceof MethodTree)) {
      words.add(host.getSimpleName().toString());
    }
    return words;
  }

  /** The word for what is around a lambda that javac mostly uses in the name of its method. */
  static String word(TreePath lambda, Trees trees) {
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
