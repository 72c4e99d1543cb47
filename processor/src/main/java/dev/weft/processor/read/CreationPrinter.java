package dev.weft.processor.read;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.Local;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Prints the creation of objects and arrays. */
final class CreationPrinter {
  private final Printer.Context context;
  private final TreePrinter expressions;
  private final StatementPrinter statements;
  private final NamePrinter names;
  private final CodeBuffer out;

  CreationPrinter(
      Printer.Context context,
      TreePrinter expressions,
      StatementPrinter statements,
      NamePrinter names,
      CodeBuffer out) {
    this.context = context;
    this.expressions = expressions;
    this.statements = statements;
    this.names = names;
    this.out = out;
  }

  /** {@code new A(...)}, with its class body where it has one. */
  void object(NewClassTree tree, TreePath path) {
    Optional<Code> named = namedCreation(tree, path);
    if (named.isPresent()) {
      out.code(named.get());
    } else {
      createdClass(tree, path);
    }
    out.text("(");
    expressions.list(path, tree.getArguments());
    out.text(")");
    if (named.isEmpty()) {
      classBody(tree, path);
    }
  }

  /** How an object of an anonymous class is made that has a name in the state machine. */
  private Optional<Code> namedCreation(NewClassTree tree, TreePath path) {
    if (tree.getClassBody() == null
        || !(context.trees().getElement(new TreePath(path, tree.getClassBody()))
            instanceof TypeElement type)) {
      return Optional.empty();
    }
    return context.typeReader().movedNames(type).flatMap(ignored -> context.scope().creation(type));
  }

  /** All of an instance creation before its arguments, the enclosing instance included. */
  private void createdClass(NewClassTree tree, TreePath path) {
    if (tree.getEnclosingExpression() != null) {
      expressions.print(path, tree.getEnclosingExpression());
      out.text(".");
    }
    TreePath identifier = new TreePath(path, tree.getIdentifier());
    Element created = context.trees().getElement(rawType(identifier));
    Optional<Local> outer =
        tree.getEnclosingExpression() == null && created instanceof TypeElement type
            ? names.enclosingInstance(path, type)
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

  /** The anonymous class body of an instance creation, if it has one. */
  private void classBody(NewClassTree tree, TreePath path) {
    if (tree.getClassBody() != null) {
      out.text(" ");
      statements.classBody(new TreePath(path, tree.getClassBody()));
    }
  }

  private static TreePath rawType(TreePath type) {
    Tree tree = type.getLeaf();
    if (tree instanceof ParameterizedTypeTree generic) {
      return rawType(new TreePath(type, generic.getType()));
    } else if (tree instanceof AnnotatedTypeTree annotated) {
      return rawType(new TreePath(type, annotated.getUnderlyingType()));
    }
    return type;
  }

  /** Behind {@code outer.new} a class goes by its simple name (JLS 15.9). */
  private void simpleType(TreePath type) {
    Element element = context.trees().getElement(rawType(type));
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
