package dev.weft.processor.read;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Expr.Effect;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Says whether an expression may be evaluated later than the user wrote it. */
final class Effects {
  private final Printer.Context context;

  Effects(Printer.Context context) {
    this.context = context;
  }

  Effect of(Tree tree, TreePath parent) {
    TreePath path = new TreePath(parent, tree);
    if (tree instanceof LiteralTree || tree instanceof LambdaExpressionTree) {
      return Effect.NONE;
    } else if (tree instanceof ParenthesizedTree inner) {
      return of(inner.getExpression(), path);
    } else if (tree instanceof IdentifierTree) {
      return ofName(context.trees().getElement(path));
    } else if (tree instanceof MemberSelectTree select) {
      return ofSelect(select, path);
    } else if (tree instanceof MemberReferenceTree reference) {
      return ofReference(reference.getQualifierExpression(), path);
    } else if (tree instanceof BinaryTree binary) {
      return ofBinary(binary, path);
    } else if (tree instanceof UnaryTree unary && isPureSign(unary) && isPrimitive(path)) {
      return isPrimitive(new TreePath(path, unary.getExpression()))
          ? of(unary.getExpression(), path)
          : Effect.ANY;
    }
    return Effect.ANY;
  }

  private Effect ofName(Element element) {
    if (element == null) {
      return Effect.ANY;
    }
    if (element.getSimpleName().contentEquals("this")) {
      return Effect.NONE;
    }
    if (context.scope().local(element).isPresent()) {
      return Effect.READS_LOCALS;
    }
    return isConstant(element) ? Effect.NONE : Effect.ANY;
  }

  private Effect ofSelect(MemberSelectTree select, TreePath path) {
    String name = select.getIdentifier().toString();
    if (name.equals("class") || name.equals("this")) {
      return Effect.NONE;
    }
    Element element = context.trees().getElement(path);
    boolean throughType = isTypeName(new TreePath(path, select.getExpression()));
    return throughType && isConstant(element) ? Effect.NONE : Effect.ANY;
  }

  private Effect ofReference(ExpressionTree qualifier, TreePath path) {
    TreePath qualifierPath = new TreePath(path, qualifier);
    boolean isFixed =
        isTypeName(qualifierPath)
            || (qualifier instanceof IdentifierTree name
                && (name.getName().contentEquals("this") || name.getName().contentEquals("super")));
    return isFixed ? Effect.NONE : Effect.ANY;
  }

  private Effect ofBinary(BinaryTree tree, TreePath path) {
    if (tree.getKind() == Tree.Kind.DIVIDE || tree.getKind() == Tree.Kind.REMAINDER) {
      return Effect.ANY; // may throw
    }
    Effect left = of(tree.getLeftOperand(), path);
    Effect right = of(tree.getRightOperand(), path);
    boolean primitive =
        isPrimitive(new TreePath(path, tree.getLeftOperand()))
            && isPrimitive(new TreePath(path, tree.getRightOperand()));
    if (left == Effect.NONE && right == Effect.NONE) {
      return primitive || tree.getKind() == Tree.Kind.PLUS ? Effect.NONE : Effect.ANY;
    }
    return primitive && left != Effect.ANY && right != Effect.ANY
        ? Effect.READS_LOCALS
        : Effect.ANY;
  }

  private static boolean isPureSign(UnaryTree tree) {
    return switch (tree.getKind()) {
      case UNARY_MINUS, UNARY_PLUS, BITWISE_COMPLEMENT, LOGICAL_COMPLEMENT -> true;
      default -> false;
    };
  }

  private boolean isPrimitive(TreePath path) {
    TypeMirror type = context.trees().getTypeMirror(path);
    return type != null && type.getKind().isPrimitive();
  }

  private static boolean isConstant(Element element) {
    return element instanceof VariableElement variable && variable.getConstantValue() != null;
  }

  private boolean isTypeName(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof PrimitiveTypeTree
        || tree instanceof ArrayTypeTree
        || tree instanceof ParameterizedTypeTree) {
      return true;
    }
    Element element = context.trees().getElement(path);
    return (tree instanceof IdentifierTree || tree instanceof MemberSelectTree)
        && (element instanceof TypeElement || element instanceof TypeParameterElement);
  }
}
