package dev.weft.processor.read;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Says again what was expected of a poly expression (JLS 15.2) whose value goes where nothing is:
 * what the method returns, and what is awaited.
 *
 * <pre>{@code
 * return done(x -> x + 1);   ->   return (Function<Integer, Integer>) x -> x + 1;
 * }</pre>
 */
final class TargetTyping {
  private final Reading reading;

  TargetTyping(Reading reading) {
    this.reading = reading;
  }

  private enum Need {
    NOTHING,
    /** A cast is a context for lambdas and method references (JLS 15.27.3). */
    CAST,
    /** Generic methods are inferred from the context of assignments and invocations only. */
    CALL
  }

  /** The expression with its type said again, where it needs to be. */
  Expr keep(Expr value, TreePath path) {
    TypeRef type = reading.type(path);
    if (type instanceof TypeRef.NonDenotable) {
      return value;
    }
    return switch (need(path)) {
      case NOTHING -> value;
      case CAST -> cast(value, type, path);
      case CALL ->
          around(
              new CodeBuffer()
                  .type(TypeRef.declared("java.util.function", "UnaryOperator"))
                  .text(".<")
                  .type(type)
                  .text(">identity().apply(")
                  .toCode(),
              value,
              Code.of(")"));
    };
  }

  private static Expr cast(Expr value, TypeRef type, TreePath path) {
    CodeBuffer cast = new CodeBuffer().text("(").type(type).text(") ");
    return path.getLeaf() instanceof ConditionalExpressionTree
        ? around(cast.text("(").toCode(), value, Code.of(")"))
        : around(cast.toCode(), value, Code.EMPTY);
  }

  private static Expr around(Code before, Expr value, Code after) {
    if (value instanceof Expr.Plain plain) {
      Code code = Code.join(before, plain.code(), after);
      return new Expr.Plain(code, plain.type(), plain.effect());
    }
    return new Expr.Strict(
        List.of(new Expr.Fixed(before), new Expr.Operand(value), new Expr.Fixed(after)),
        value.type());
  }

  private Need need(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree inner) {
      return need(new TreePath(path, inner.getExpression()));
    } else if (tree instanceof LambdaExpressionTree || tree instanceof MemberReferenceTree) {
      return Need.CAST;
    } else if (tree instanceof ConditionalExpressionTree choice) {
      Need whenTrue = need(new TreePath(path, choice.getTrueExpression()));
      Need whenFalse = need(new TreePath(path, choice.getFalseExpression()));
      return whenTrue.compareTo(whenFalse) > 0 ? whenTrue : whenFalse;
    } else if (tree instanceof SwitchExpressionTree) {
      // Only assignments and invocations are a context for its arms (JLS 15.28.1).
      return results(path).stream().anyMatch(this::isPoly) ? Need.CALL : Need.NOTHING;
    } else if (tree instanceof MethodInvocationTree call && call.getTypeArguments().isEmpty()) {
      return ofCall(call, path);
    } else if (tree instanceof NewClassTree creation && isDiamond(creation)) {
      return ofArguments(path, creation.getArguments());
    }
    return Need.NOTHING;
  }

  /** The expressions whose value a switch expression may have. */
  private static List<TreePath> results(TreePath choice) {
    List<TreePath> results = new ArrayList<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitCase(CaseTree tree, @Nullable Void unused) {
        if (tree.getBody() instanceof ExpressionTree value
            && getCurrentPath().getParentPath().getLeaf() == choice.getLeaf()) {
          results.add(new TreePath(getCurrentPath(), value));
        }
        return super.visitCase(tree, null);
      }

      @Override
      public @Nullable Void visitYield(YieldTree tree, @Nullable Void unused) {
        if (JumpTargets.of(getCurrentPath()) == choice.getLeaf()) {
          results.add(new TreePath(getCurrentPath(), tree.getValue()));
        }
        return super.visitYield(tree, null);
      }
    }.scan(choice, null);
    return results;
  }

  private Need ofCall(MethodInvocationTree call, TreePath path) {
    TreePath select = new TreePath(path, call.getMethodSelect());
    ExecutableElement method = (ExecutableElement) reading.element(select).orElseThrow();
    if (method.getTypeParameters().isEmpty()) {
      return Need.NOTHING;
    }
    return givesWhatIsExpected(method) ? Need.CALL : ofArguments(path, call.getArguments());
  }

  /** {@code <T> T any()}: no argument says what T is. */
  private boolean givesWhatIsExpected(ExecutableElement method) {
    Types types = reading.context().types();
    TypeMirror result = method.getReturnType();
    return result.getKind() == TypeKind.TYPEVAR
        && method.getTypeParameters().contains(types.asElement(result))
        && method.getParameters().stream()
            .map(parameter -> parameter.asType().toString())
            .noneMatch(type -> type.matches(".*\\b" + result + "\\b.*"));
  }

  private Need ofArguments(TreePath path, List<? extends ExpressionTree> arguments) {
    boolean isContextNeeded =
        arguments.stream()
            .map(argument -> new TreePath(path, argument))
            .anyMatch(argument -> !isExplicitLambda(argument.getLeaf()) && isPoly(argument));
    return isContextNeeded ? Need.CALL : Need.NOTHING;
  }

  private boolean isPoly(TreePath argument) {
    return need(argument) != Need.NOTHING;
  }

  /** Its type does not depend on what is expected, but for the result. */
  private static boolean isExplicitLambda(Tree tree) {
    return tree instanceof LambdaExpressionTree lambda && lambda.getParameters().isEmpty();
  }

  private static boolean isDiamond(NewClassTree creation) {
    return creation.getIdentifier() instanceof ParameterizedTypeTree generic
        && generic.getTypeArguments().isEmpty();
  }
}
