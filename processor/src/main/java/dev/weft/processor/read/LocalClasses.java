package dev.weft.processor.read;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Knows of the local and anonymous classes in a top-level class which variables around them their
 * objects are handed.
 */
final class LocalClasses {
  private final Trees trees;
  private final Tree topLevel;
  private final Map<TypeElement, TreePath> paths = new HashMap<>();
  private final Map<TypeElement, Set<VariableElement>> captured = new HashMap<>();

  private LocalClasses(Trees trees, TreePath topLevel) {
    this.trees = trees;
    this.topLevel = topLevel.getLeaf();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        if (trees.getElement(getCurrentPath()) instanceof TypeElement type && mayCapture(type)) {
          paths.put(type, getCurrentPath());
        }
        return super.visitClass(tree, null);
      }
    }.scan(topLevel, null);
  }

  /** Those of the top-level class around a path. */
  static LocalClasses around(TreePath path, Trees trees) {
    return new LocalClasses(trees, topLevel(path));
  }

  /** Whether the path is in the same top-level class. */
  boolean isAround(TreePath path) {
    return topLevel(path).getLeaf() == topLevel;
  }

  private static TreePath topLevel(TreePath path) {
    TreePath found = path;
    while (!(found.getParentPath().getLeaf() instanceof CompilationUnitTree)) {
      found = found.getParentPath();
    }
    return found;
  }

  /** Whether javac may hand variables around it to the objects of a class. */
  static boolean mayCapture(TypeElement type) {
    return NamePrinter.isLocalOrInLocal(type) && !Borrowing.isStatic(type);
  }

  /** What an object of the class is handed, or could be; constants go by value (JLS 4.12.4). */
  Set<VariableElement> captured(TypeElement type) {
    Set<VariableElement> known = captured.get(type);
    if (known == null) {
      known = captured(type, new HashSet<>());
      captured.put(type, known);
    }
    return known;
  }

  /** Without that of the open classes, which make objects of this one and are asked already. */
  private Set<VariableElement> captured(TypeElement type, Set<TypeElement> open) {
    TreePath path = paths.get(type);
    if (path == null || !open.add(type)) {
      return Set.of();
    }
    Set<VariableElement> found = withoutConstants(mentioned(path, open));
    open.remove(type);
    return found;
  }

  private static Set<VariableElement> withoutConstants(Set<VariableElement> variables) {
    Set<VariableElement> found = new LinkedHashSet<>(variables);
    found.removeIf(variable -> variable.getConstantValue() != null);
    return found;
  }

  /** The variables around code that it needs, in the order of first mention. */
  Set<VariableElement> mentioned(TreePath code) {
    return mentioned(code, new HashSet<>());
  }

  private Set<VariableElement> mentioned(TreePath code, Set<TypeElement> open) {
    Set<Element> declared = declaredIn(code, trees);
    Set<VariableElement> found = new LinkedHashSet<>();
    new Scanner(found, open).scan(code, null);
    found.removeIf(declared::contains);
    return found;
  }

  /** The variables that code itself declares. */
  static Set<Element> declaredIn(TreePath code, Trees trees) {
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
    }.scan(code, null);
    return found;
  }

  /** Whoever makes an object has to have what that is handed. */
  private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Set<VariableElement> into;
    private final Set<TypeElement> open;

    Scanner(Set<VariableElement> into, Set<TypeElement> open) {
      this.into = into;
      this.open = open;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
      if (trees.getElement(getCurrentPath()) instanceof VariableElement variable
          && Scope.isLocalVariable(variable)) {
        into.add(variable);
      }
      return null;
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
      super.visitNewClass(tree, null);
      made(tree.getIdentifier());
      return null;
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
      super.visitMemberReference(tree, null);
      if (tree.getMode() == MemberReferenceTree.ReferenceMode.NEW) {
        made(tree.getQualifierExpression());
      }
      return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
      super.visitClass(tree, null);
      if (tree.getExtendsClause() != null) {
        made(tree.getExtendsClause());
      }
      return null;
    }

    private void made(Tree type) {
      if (trees.getElement(rawType(new TreePath(getCurrentPath(), type)))
          instanceof TypeElement made) {
        into.addAll(captured(made, open));
      }
    }
  }

  /** The name in a type, without type arguments and annotations. */
  static TreePath rawType(TreePath type) {
    Tree tree = type.getLeaf();
    if (tree instanceof ParameterizedTypeTree generic) {
      return rawType(new TreePath(type, generic.getType()));
    } else if (tree instanceof AnnotatedTypeTree annotated) {
      return rawType(new TreePath(type, annotated.getUnderlyingType()));
    }
    return type;
  }
}
