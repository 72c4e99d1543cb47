package dev.weft.processor.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.weft.processor.model.AsyncMethod.Captured;
import dev.weft.processor.model.LambdaSite.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Turns a lambda into what javac sees of it, from JDK 24 on, when it makes a method of it: classes
 * have been taken out, and where an object of one is made, what it captures follows the arguments.
 */
final class LambdaMentions extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Map<VariableElement, Captured> captured;
  private final Trees trees;
  private final Elements elements;
  private final List<Mention> found = new ArrayList<>();

  private LambdaMentions(Map<VariableElement, Captured> captured, Trees trees, Elements elements) {
    this.captured = captured;
    this.trees = trees;
    this.elements = elements;
  }

  static List<Mention> in(
      TreePath lambda, Map<VariableElement, Captured> captured, Trees trees, Elements elements) {
    LambdaMentions mentions = new LambdaMentions(captured, trees, elements);
    mentions.scan(lambda, null);
    return mentions.found;
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
    Captured variable = captured.get(trees.getElement(getCurrentPath()));
    if (variable != null) {
      found.add(Mention.variable(variable));
    }
    return null;
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    scan(tree.getEnclosingExpression(), null);
    scan(tree.getArguments(), null);
    made(trees.getElement(getCurrentPath()));
    return null;
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
    super.visitMemberReference(tree, null);
    made(trees.getElement(getCurrentPath()));
    return null;
  }

  private void made(@Nullable Element constructor) {
    if (constructor instanceof ExecutableElement method
        && LocalCreations.isLocal(method)
        && method.getSimpleName().contentEquals("<init>")) {
      TypeElement type = (TypeElement) method.getEnclosingElement();
      found.add(Mention.made(elements.getBinaryName(type).toString()));
    }
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    return null;
  }
}
