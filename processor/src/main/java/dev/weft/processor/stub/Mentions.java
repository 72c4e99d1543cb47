package dev.weft.processor.stub;

import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.weft.processor.read.InPlaceCalls;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Turns the attributed tree of an async method into what its state machine may refer to: the types
 * it has to do with, and the names of the members it mentions. Listing whole packages instead would
 * make javac complete every class in them, with its warnings.
 */
public final class Mentions {
  private final Set<Element> elements = new HashSet<>();
  private final Set<TypeElement> types = new LinkedHashSet<>();
  private final Set<String> names = new HashSet<>();
  private boolean erroneous;

  private Mentions() {}

  /** Reads them from the path of a method. */
  public static Mentions of(TreePath method, Trees trees) {
    Mentions mentions = new Mentions();
    TypeCollector collector = new TypeCollector(mentions.types);
    mentions.new Scanner(trees, collector).scan(method, null);
    return mentions;
  }

  /** The classes and interfaces. */
  Set<TypeElement> types() {
    return types;
  }

  /** The simple names. */
  Set<String> names() {
    return names;
  }

  /** Whether the method holds something that javac could not resolve, and has complained of. */
  public boolean erroneous() {
    return erroneous;
  }

  private final class Scanner extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private final TypeCollector collector;

    Scanner(Trees trees, TypeCollector collector) {
      this.trees = trees;
      this.collector = collector;
    }

    @Override
    public @Nullable Void scan(TreePath path, @Nullable Void unused) {
      mention(path);
      return super.scan(path, null);
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
      if (tree != null) {
        mention(new TreePath(getCurrentPath(), tree));
      }
      return super.scan(tree, null);
    }

    private void mention(TreePath path) {
      Element element = trees.getElement(path);
      if (element != null && !isNoClass(element) && elements.add(element)) {
        mention(element);
      }
      TypeMirror type = trees.getTypeMirror(path);
      if (type != null) {
        collector.add(type);
        erroneous |= type.getKind() == TypeKind.ERROR;
      }
      erroneous |= path.getLeaf() instanceof ErroneousTree;
    }

    /**
     * Javac keeps an element for {@code int}, which owns {@code int.class}, and for intersections.
     */
    private boolean isNoClass(Element element) {
      return element instanceof TypeElement && element.asType().getKind() != TypeKind.DECLARED;
    }

    private void mention(Element element) {
      names.add(element.getSimpleName().toString());
      if (element.getEnclosingElement() instanceof TypeElement owner && !isNoClass(owner)) {
        types.add(owner);
      }
      if (element instanceof TypeElement type) {
        types.add(type);
      } else if (element instanceof ExecutableElement method) {
        collector.add(method.asType());
        InPlaceCalls.place(method).ifPresent(types::add);
      } else if (element instanceof VariableElement) {
        collector.add(element.asType());
      }
    }
  }
}
