package dev.weft.processor.read;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates constant conditions (JLS 15.29): of booleans, and of whole numbers as far as they are
 * compared.
 */
final class Constants {
  private final Trees trees;

  Constants(Trees trees) {
    this.trees = trees;
  }

  /** Whether the condition is a constant expression with the value true. */
  boolean isTrue(TreePath condition) {
    return value(condition).equals(Optional.of(true));
  }

  /** Whether a local variable is a constant variable (JLS 4.12.4). */
  static boolean isConstantLocal(VariableElement variable) {
    return variable.getKind() == ElementKind.LOCAL_VARIABLE && variable.getConstantValue() != null;
  }

  /** A Boolean or a Long. */
  private Optional<Object> value(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof LiteralTree literal) {
      return normal(literal.getValue());
    } else if (tree instanceof ParenthesizedTree inner) {
      return value(path, inner.getExpression());
    } else if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      Element element = trees.getElement(path);
      return element instanceof VariableElement variable && isSimpleName(path)
          ? normal(variable.getConstantValue())
          : Optional.empty();
    } else if (tree instanceof UnaryTree unary) {
      return value(path, unary.getExpression()).flatMap(operand -> unary(unary, operand));
    } else if (tree instanceof BinaryTree binary) {
      return value(path, binary.getLeftOperand())
          .flatMap(
              left ->
                  value(path, binary.getRightOperand())
                      .flatMap(right -> binary(binary.getKind(), left, right)));
    } else if (tree instanceof ConditionalExpressionTree conditional) {
      return conditional(conditional, path);
    }
    return Optional.empty();
  }

  private Optional<Object> value(TreePath parent, ExpressionTree tree) {
    return value(new TreePath(parent, tree));
  }

  /** Only simple names and names qualified by types are constant expressions. */
  private boolean isSimpleName(TreePath path) {
    if (path.getLeaf() instanceof MemberSelectTree select) {
      Element qualifier = trees.getElement(new TreePath(path, select.getExpression()));
      return qualifier != null
          && (qualifier.getKind().isClass() || qualifier.getKind().isInterface());
    }
    return true;
  }

  private static Optional<Object> normal(@Nullable Object value) {
    if (value instanceof Character character) {
      return Optional.of((long) character);
    } else if (value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long) {
      return Optional.of(((Number) value).longValue());
    }
    return value instanceof Boolean ? Optional.of(value) : Optional.empty();
  }

  private static Optional<Object> unary(UnaryTree tree, Object operand) {
    return switch (tree.getKind()) {
      case LOGICAL_COMPLEMENT -> Optional.of(!(Boolean) operand);
      case UNARY_MINUS -> Optional.of(-(Long) operand);
      case UNARY_PLUS -> Optional.of(operand);
      default -> Optional.empty();
    };
  }

  private Optional<Object> conditional(ConditionalExpressionTree tree, TreePath path) {
    Optional<Object> whenTrue = value(path, tree.getTrueExpression());
    Optional<Object> whenFalse = value(path, tree.getFalseExpression());
    return whenTrue.isEmpty() || whenFalse.isEmpty()
        ? Optional.empty()
        : value(path, tree.getCondition())
            .flatMap(condition -> (Boolean) condition ? whenTrue : whenFalse);
  }

  private static Optional<Object> binary(Tree.Kind kind, Object left, Object right) {
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return switch (kind) {
        case CONDITIONAL_AND, AND -> Optional.of(a && b);
        case CONDITIONAL_OR, OR -> Optional.of(a || b);
        case XOR, NOT_EQUAL_TO -> Optional.of(!a.equals(b));
        case EQUAL_TO -> Optional.of(a.equals(b));
        default -> Optional.empty();
      };
    } else if (left instanceof Long a && right instanceof Long b) {
      return switch (kind) {
        case LESS_THAN -> Optional.of(a < b);
        case LESS_THAN_EQUAL -> Optional.of(a <= b);
        case GREATER_THAN -> Optional.of(a > b);
        case GREATER_THAN_EQUAL -> Optional.of(a >= b);
        case EQUAL_TO -> Optional.of(a.equals(b));
        case NOT_EQUAL_TO -> Optional.of(!a.equals(b));
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }
}
