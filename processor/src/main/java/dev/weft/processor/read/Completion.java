package dev.weft.processor.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a statement can complete normally (JLS 14.22). The user's compiler refused
 * statements that cannot be reached, so every statement seen here can.
 */
final class Completion extends SimpleTreeVisitor<Boolean, TreePath> {
  private final Trees trees;
  private final Constants constants;

  Completion(Trees trees) {
    super(true);
    this.trees = trees;
    this.constants = new Constants(trees);
  }

  boolean of(TreePath statement) {
    return statement.getLeaf().accept(this, statement);
  }

  private boolean of(TreePath parent, Tree statement) {
    return of(new TreePath(parent, statement));
  }

  /** Statements in a row: only the last can fail to complete. */
  boolean ofAll(TreePath parent, List<? extends StatementTree> statements) {
    return statements.isEmpty() || of(parent, statements.get(statements.size() - 1));
  }

  @Override
  public Boolean visitBlock(BlockTree tree, TreePath path) {
    return ofAll(path, tree.getStatements());
  }

  @Override
  public Boolean visitIf(IfTree tree, TreePath path) {
    return tree.getElseStatement() == null
        || of(path, tree.getThenStatement())
        || of(path, tree.getElseStatement());
  }

  @Override
  public Boolean visitLabeledStatement(LabeledStatementTree tree, TreePath path) {
    return of(path, tree.getStatement()) || isLeft(path);
  }

  @Override
  public Boolean visitWhileLoop(WhileLoopTree tree, TreePath path) {
    return !constants.isTrue(new TreePath(path, tree.getCondition())) || isLeft(path);
  }

  @Override
  public Boolean visitDoWhileLoop(DoWhileLoopTree tree, TreePath path) {
    boolean reachesCondition = of(path, tree.getStatement()) || isContinued(path);
    return (reachesCondition && !constants.isTrue(new TreePath(path, tree.getCondition())))
        || isLeft(path);
  }

  @Override
  public Boolean visitForLoop(ForLoopTree tree, TreePath path) {
    boolean isEndless =
        tree.getCondition() == null || constants.isTrue(new TreePath(path, tree.getCondition()));
    return !isEndless || isLeft(path);
  }

  @Override
  public Boolean visitEnhancedForLoop(EnhancedForLoopTree tree, TreePath path) {
    return true;
  }

  @Override
  public Boolean visitSynchronized(SynchronizedTree tree, TreePath path) {
    return of(path, tree.getBlock());
  }

  @Override
  public Boolean visitTry(TryTree tree, TreePath path) {
    boolean reachesEnd =
        of(path, tree.getBlock())
            || tree.getCatches().stream()
                .anyMatch(clause -> of(new TreePath(path, clause), clause.getBlock()));
    return reachesEnd && (tree.getFinallyBlock() == null || of(path, tree.getFinallyBlock()));
  }

  @Override
  public Boolean visitSwitch(SwitchTree tree, TreePath path) {
    List<? extends CaseTree> cases = tree.getCases();
    if (cases.isEmpty() || isLeft(path) || !isExhaustive(tree, path)) {
      return true;
    }
    CaseTree last = cases.get(cases.size() - 1);
    return last.getCaseKind() == CaseTree.CaseKind.STATEMENT
        ? ofAll(new TreePath(path, last), last.getStatements())
        : cases.stream().anyMatch(rule -> completesRule(new TreePath(path, rule), rule.getBody()));
  }

  private boolean completesRule(TreePath rule, Tree body) {
    return body instanceof ExpressionTree || of(rule, body);
  }

  /** A switch over patterns, null or another type than the old ones must be (JLS 14.11.2). */
  private boolean isExhaustive(SwitchTree tree, TreePath path) {
    return tree.getCases().stream().anyMatch(Trees17::isDefault)
        || isNewForm(tree.getCases(), new TreePath(path, tree.getExpression()));
  }

  /** Whether a switch has labels or a selector that only Java 21 brought. */
  boolean isNewForm(List<? extends CaseTree> cases, TreePath selector) {
    return cases.stream().anyMatch(Completion::hasNewLabel)
        || !isOldSelector(trees.getTypeMirror(selector));
  }

  private static boolean hasNewLabel(CaseTree tree) {
    return Trees17.guard(tree) != null
        || Trees17.labels(tree).stream()
            .anyMatch(
                label ->
                    label.getKind() == Tree.Kind.NULL_LITERAL
                        || Trees17.is(label, "PATTERN_CASE_LABEL"));
  }

  private static boolean isOldSelector(TypeMirror type) {
    return switch (type.getKind()) {
      case BYTE, SHORT, CHAR, INT -> true;
      case DECLARED ->
          ((DeclaredType) type).asElement().getKind() == ElementKind.ENUM
              || List.of(
                      "java.lang.String",
                      "java.lang.Byte",
                      "java.lang.Short",
                      "java.lang.Character",
                      "java.lang.Integer")
                  .contains(((DeclaredType) type).asElement().toString());
      default -> false;
    };
  }

  @Override
  public Boolean visitReturn(ReturnTree tree, TreePath path) {
    return false;
  }

  @Override
  public Boolean visitThrow(ThrowTree tree, TreePath path) {
    return false;
  }

  @Override
  public Boolean visitBreak(BreakTree tree, TreePath path) {
    return false;
  }

  @Override
  public Boolean visitContinue(ContinueTree tree, TreePath path) {
    return false;
  }

  @Override
  public Boolean visitYield(YieldTree tree, TreePath path) {
    return false;
  }

  private boolean isLeft(TreePath target) {
    return new JumpSearch(target, Tree.Kind.BREAK).found();
  }

  private boolean isContinued(TreePath loop) {
    return new JumpSearch(loop, Tree.Kind.CONTINUE).found();
  }

  /** Looks for a jump to a statement that no finally block stops on its way. */
  private final class JumpSearch extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final TreePath target;
    private final Tree.Kind kind;
    private boolean found;

    JumpSearch(TreePath target, Tree.Kind kind) {
      this.target = target;
      this.kind = kind;
    }

    boolean found() {
      scan(target, null);
      return found;
    }

    @Override
    public @Nullable Void visitBreak(BreakTree tree, @Nullable Void unused) {
      check();
      return null;
    }

    @Override
    public @Nullable Void visitContinue(ContinueTree tree, @Nullable Void unused) {
      check();
      return null;
    }

    private void check() {
      TreePath jump = getCurrentPath();
      found |=
          jump.getLeaf().getKind() == kind
              && JumpTargets.of(jump) == target.getLeaf()
              && !isStopped(jump);
    }

    private boolean isStopped(TreePath jump) {
      for (TreePath p = jump; p.getLeaf() != target.getLeaf(); p = p.getParentPath()) {
        if (p.getParentPath().getLeaf() instanceof TryTree around
            && around.getFinallyBlock() != null
            && around.getFinallyBlock() != p.getLeaf()
            && !of(p.getParentPath(), around.getFinallyBlock())) {
          return true;
        }
      }
      return false;
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
      return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
      return null;
    }
  }
}
