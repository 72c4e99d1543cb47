package dev.weft.processor.read;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ArrayType;

/** Prints the declarations of local variables, without what ends them. */
final class VariablePrinter {
  private final Printer.Context context;
  private final TreePrinter expressions;
  private final CodeBuffer out;

  VariablePrinter(Printer.Context context, TreePrinter expressions, CodeBuffer out) {
    this.context = context;
    this.expressions = expressions;
    this.out = out;
  }

  /** A local variable declaration without the semicolon. */
  void declaration(VariableTree tree, TreePath path) {
    if (tree.getModifiers().getFlags().contains(Modifier.FINAL)) {
      out.text("final ");
    }
    variableType(tree, path);
    out.text(" ");
    declarator(tree, path, "");
  }

  private void variableType(VariableTree tree, TreePath path) {
    if (tree.getType() == null || !context.isWritten(tree.getType())) {
      out.text("var");
    } else {
      expressions.print(path, tree.getType());
    }
  }

  /** What stands once before several declarators, which may differ in their dimensions. */
  private void elementType(VariableTree tree, TreePath path) {
    if (tree.getModifiers().getFlags().contains(Modifier.FINAL)) {
      out.text("final ");
    }
    TreePath type = new TreePath(path, tree.getType());
    while (type.getLeaf() instanceof ArrayTypeTree array) {
      type = new TreePath(type, array.getType());
    }
    expressions.print(type);
    out.text(" ");
  }

  private static int dimensions(Tree type) {
    return type instanceof ArrayTypeTree array ? 1 + dimensions(array.getType()) : 0;
  }

  private void declarator(VariableTree tree, TreePath path, String dimensions) {
    out.text(expressions.declared(path) + dimensions);
    if (tree.getInitializer() != null) {
      out.text(" = ");
      arrayCreation(tree, path);
      expressions.print(path, tree.getInitializer());
    }
  }

  /** An array in braces is said to be created where it is not one of the variable's very type. */
  private void arrayCreation(VariableTree tree, TreePath path) {
    if (tree.getInitializer() instanceof NewArrayTree array
        && array.getType() == null
        && context.trees().getElement(path).asType() instanceof ArrayType type
        && !context.typeReader().created(type).equals(context.typeReader().ref(type))) {
      out.text("new ").type(context.typeReader().created(type)).text(" ");
    }
  }

  /** The first part of the head of a basic {@code for}. */
  void initializers(List<? extends StatementTree> initializers, TreePath path) {
    String separator = "";
    for (StatementTree statement : initializers) {
      TreePath at = new TreePath(path, statement);
      out.text(separator);
      if (statement instanceof ExpressionStatementTree expression) {
        expressions.print(at, expression.getExpression());
      } else if (statement instanceof VariableTree variable && initializers.size() == 1) {
        declaration(variable, at);
      } else if (statement instanceof VariableTree variable) {
        if (separator.isEmpty()) {
          elementType(variable, at);
        }
        declarator(variable, at, "[]".repeat(dimensions(variable.getType())));
      }
      separator = ", ";
    }
  }
}
