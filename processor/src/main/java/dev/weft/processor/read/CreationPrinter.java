package dev.weft.processor.read;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.Local;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Prints the creation of objects and arrays. */
final class CreationPrinter {
  private final Printer.Context context;
  private final TreePrinter expressions;
  private final NamePrinter names;
  private final LocalCreations locals;
  private final CodeBuffer out;

  CreationPrinter(
      Printer.Context context,
      TreePrinter expressions,
      NamePrinter names,
      LocalCreations locals,
      CodeBuffer out) {
    this.context = context;
    this.expressions = expressions;
    this.names = names;
    this.locals = locals;
    this.out = out;
  }

  /** {@code new A(...)}. */
  void object(NewClassTree tree, TreePath path) {
    ExecutableElement constructor = (ExecutableElement) context.trees().getElement(path);
    if (LocalCreations.isLocal(constructor)) {
      locals.object(tree, path, constructor);
      return;
    }
    createdClass(tree, path);
    out.text("(");
    expressions.list(path, tree.getArguments());
    out.text(")");
  }

  /** All of an instance creation before its arguments, the enclosing instance included. */
  private void createdClass(NewClassTree tree, TreePath path) {
    if (tree.getEnclosingExpression() != null) {
      expressions.print(path, tree.getEnclosingExpression());
      out.text(".");
    }
    TreePath identifier = new TreePath(path, tree.getIdentifier());
    Element created = context.trees().getElement(LocalClasses.rawType(identifier));
    Optional<Local> outer =
        tree.getEnclosingExpression() == null && created instanceof TypeElement type
            ? names.enclosingInstance(type)
            : Optional.empty();
    outer.ifPresent(
        local -> out.piece(new Code.Use(local, Access.READ, expressions.captured())).text("."));
    out.text("new ");
    if (!tree.getTypeArguments().isEmpty()) {
      out.text("<");
      expressions.list(path, tree.getTypeArguments());
      out.text("> ");
    }
    if (outer.isPresent() || tree.getEnclosingExpression() != null) {
      simpleType(identifier);
    } else {
      expressions.print(identifier);
    }
  }

  /** Behind {@code outer.new} a class goes by its simple name (JLS 15.9). */
  private void simpleType(TreePath type) {
    Element element = context.trees().getElement(LocalClasses.rawType(type));
    out.text(element.getSimpleName().toString());
    if (type.getLeaf() instanceof ParameterizedTypeTree generic) {
      out.text("<");
      expressions.list(type, generic.getTypeArguments());
      out.text(">");
    }
  }

  /** {@code new int[n]} and {@code {1, 2}}. */
  void array(NewArrayTree tree, TreePath path) {
    if (tree.getType() != null) {
      out.text("new ");
      arrayDimensions(tree, path);
    }
    if (tree.getInitializers() != null) {
      out.text(tree.getType() == null ? "{" : " {");
      expressions.list(path, tree.getInitializers());
      out.text("}");
    }
  }

  private void arrayDimensions(NewArrayTree tree, TreePath path) {
    TreePath element = new TreePath(path, tree.getType());
    int open = tree.getInitializers() == null ? 0 : 1;
    while (element.getLeaf() instanceof ArrayTypeTree array) {
      element = new TreePath(element, array.getType());
      open++;
    }
    expressions.print(element);
    for (ExpressionTree dimension : tree.getDimensions()) {
      out.text("[");
      expressions.print(path, dimension);
      out.text("]");
    }
    out.text("[]".repeat(open));
  }
}
