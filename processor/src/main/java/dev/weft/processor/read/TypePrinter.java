package dev.weft.processor.read;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.IntersectionTypeTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.WildcardTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreePath;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints types as the user wrote them; whatever is no type is left to the printer of patterns. */
final class TypePrinter extends SimpleTreeVisitor<@Nullable Void, TreePath> {
  private final TreePrinter expressions;
  private final NamePrinter names;
  private final PatternPrinter patterns;
  private final CodeBuffer out;

  TypePrinter(TreePrinter expressions, NamePrinter names, PatternPrinter patterns, CodeBuffer out) {
    this.expressions = expressions;
    this.names = names;
    this.patterns = patterns;
    this.out = out;
  }

  @Override
  protected @Nullable Void defaultAction(Tree tree, TreePath path) {
    patterns.newer(tree, path);
    return null;
  }

  @Override
  public @Nullable Void visitPrimitiveType(PrimitiveTypeTree tree, TreePath path) {
    out.text(tree.getPrimitiveTypeKind().name().toLowerCase(Locale.ROOT));
    return null;
  }

  @Override
  public @Nullable Void visitArrayType(ArrayTypeTree tree, TreePath path) {
    expressions.print(path, tree.getType());
    out.text("[]");
    return null;
  }

  @Override
  public @Nullable Void visitParameterizedType(ParameterizedTypeTree tree, TreePath path) {
    if (names.localTypeUse(path)) {
      return null;
    }
    expressions.print(path, tree.getType());
    out.text("<");
    expressions.list(path, tree.getTypeArguments());
    out.text(">");
    return null;
  }

  @Override
  public @Nullable Void visitWildcard(WildcardTree tree, TreePath path) {
    out.text("?");
    if (tree.getKind() != Tree.Kind.UNBOUNDED_WILDCARD) {
      out.text(tree.getKind() == Tree.Kind.EXTENDS_WILDCARD ? " extends " : " super ");
      expressions.print(path, tree.getBound());
    }
    return null;
  }

  @Override
  public @Nullable Void visitUnionType(UnionTypeTree tree, TreePath path) {
    expressions.separated(path, tree.getTypeAlternatives(), " | ");
    return null;
  }

  @Override
  public @Nullable Void visitIntersectionType(IntersectionTypeTree tree, TreePath path) {
    expressions.separated(path, tree.getBounds(), " & ");
    return null;
  }

  @Override
  public @Nullable Void visitAnnotatedType(AnnotatedTypeTree tree, TreePath path) {
    expressions.print(path, tree.getUnderlyingType());
    return null;
  }
}
