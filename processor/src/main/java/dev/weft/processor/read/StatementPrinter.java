package dev.weft.processor.read;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Stmt;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Prints statements; a jump out of the printed tree becomes an exit. */
final class StatementPrinter extends SimpleTreeVisitor<@Nullable Void, TreePath> {
  private final Printer.Context context;
  private final TreePath root;
  private final TreePrinter expressions;
  private final CodeBuffer out;
  private final ClassPrinter classes;
  private @Nullable Detour detour;

  StatementPrinter(
      Printer.Context context, TreePath root, TreePrinter expressions, CodeBuffer out) {
    this.context = context;
    this.root = root;
    this.expressions = expressions;
    this.out = out;
    this.classes = new ClassPrinter(context, expressions, this, out);
  }

  /** Prints a statement, without a newline at its end. */
  void print(TreePath path) {
    int line = context.line(path.getLeaf());
    if (line > 0) {
      out.piece(new Code.Line(line));
    }
    path.getLeaf().accept(this, path);
  }

  private void print(TreePath parent, Tree child) {
    print(new TreePath(parent, child));
  }

  void classBody(TreePath path) {
    classes.body(path);
  }

  @Override
  protected @Nullable Void defaultAction(Tree tree, TreePath path) {
    throw new Unsupported(path, "the statement " + tree.getKind().name().toLowerCase(Locale.ROOT));
  }

  /** A block or a statement in braces. */
  void block(TreePath path) {
    if (path.getLeaf() instanceof BlockTree block) {
      statements(path, block.getStatements());
    } else if (path.getLeaf() instanceof EmptyStatementTree) {
      out.text("{}");
    } else {
      out.open().newline();
      print(path);
      out.close();
    }
  }

  private void block(TreePath parent, Tree child) {
    block(new TreePath(parent, child));
  }

  private void statements(TreePath path, List<? extends StatementTree> all) {
    List<? extends StatementTree> statements =
        all.stream().filter(statement -> !isImplicitSuperCall(path, statement)).toList();
    if (statements.isEmpty()) {
      out.text("{}");
      return;
    }
    out.open();
    for (StatementTree statement : statements) {
      out.newline();
      print(path, statement);
    }
    out.close();
  }

  /** Javac puts one into every constructor (JLS 8.8.7), at the position of the body. */
  private boolean isImplicitSuperCall(TreePath block, StatementTree statement) {
    return statement instanceof ExpressionStatementTree evaluation
        && evaluation.getExpression() instanceof MethodInvocationTree call
        && NamePrinter.isSuper(call.getMethodSelect())
        && context.start(statement) == context.start(block.getLeaf())
        && !expressions.needsSuperclassHolder(block);
  }

  private void condition(TreePath path, ExpressionTree condition) {
    if (condition instanceof ParenthesizedTree) {
      expressions.print(path, condition);
    } else {
      out.text("(");
      expressions.print(path, condition);
      out.text(")");
    }
  }

  @Override
  public @Nullable Void visitBlock(BlockTree tree, TreePath path) {
    block(path);
    return null;
  }

  @Override
  public @Nullable Void visitEmptyStatement(EmptyStatementTree tree, TreePath path) {
    out.text(";");
    return null;
  }

  @Override
  public @Nullable Void visitExpressionStatement(ExpressionStatementTree tree, TreePath path) {
    expressions.print(path, tree.getExpression());
    out.text(";");
    return null;
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, TreePath path) {
    variable(tree, path);
    out.text(";");
    return null;
  }

  /** A local variable declaration without the semicolon. */
  void variable(VariableTree tree, TreePath path) {
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
    out.text(expressions.declared(tree) + dimensions);
    if (tree.getInitializer() != null) {
      out.text(" = ");
      expressions.print(path, tree.getInitializer());
    }
  }

  @Override
  public @Nullable Void visitIf(IfTree tree, TreePath path) {
    out.text("if ");
    condition(path, tree.getCondition());
    out.text(" ");
    block(path, tree.getThenStatement());
    StatementTree otherwise = tree.getElseStatement();
    if (otherwise instanceof IfTree) {
      out.text(" else ");
      otherwise.accept(this, new TreePath(path, otherwise));
    } else if (otherwise != null) {
      out.text(" else ");
      block(path, otherwise);
    }
    return null;
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, TreePath path) {
    out.text("while ");
    condition(path, tree.getCondition());
    out.text(" ");
    block(path, tree.getStatement());
    return null;
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, TreePath path) {
    out.text("do ");
    block(path, tree.getStatement());
    out.text(" while ");
    condition(path, tree.getCondition());
    out.text(";");
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, TreePath path) {
    out.text("for (");
    initializers(tree.getInitializer(), path);
    out.text(";");
    if (tree.getCondition() != null) {
      out.text(" ");
      expressions.print(path, tree.getCondition());
    }
    out.text(";");
    String separator = " ";
    for (ExpressionStatementTree update : tree.getUpdate()) {
      out.text(separator);
      expressions.print(new TreePath(path, update), update.getExpression());
      separator = ", ";
    }
    out.text(") ");
    block(path, tree.getStatement());
    return null;
  }

  private void initializers(List<? extends StatementTree> initializers, TreePath path) {
    String separator = "";
    for (StatementTree statement : initializers) {
      TreePath at = new TreePath(path, statement);
      out.text(separator);
      if (statement instanceof ExpressionStatementTree expression) {
        expressions.print(at, expression.getExpression());
      } else if (statement instanceof VariableTree variable && initializers.size() == 1) {
        variable(variable, at);
      } else if (statement instanceof VariableTree variable) {
        if (separator.isEmpty()) {
          elementType(variable, at);
        }
        declarator(variable, at, "[]".repeat(dimensions(variable.getType())));
      }
      separator = ", ";
    }
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, TreePath path) {
    out.text("for (");
    variable(tree.getVariable(), new TreePath(path, tree.getVariable()));
    out.text(" : ");
    expressions.print(path, tree.getExpression());
    out.text(") ");
    block(path, tree.getStatement());
    return null;
  }

  @Override
  public @Nullable Void visitLabeledStatement(LabeledStatementTree tree, TreePath path) {
    context.scope().innerName(tree.getLabel().toString());
    out.text(tree.getLabel() + ": ");
    StatementTree body = tree.getStatement();
    boolean isLoop =
        body instanceof WhileLoopTree
            || body instanceof DoWhileLoopTree
            || body instanceof ForLoopTree
            || body instanceof EnhancedForLoopTree
            || body instanceof LabeledStatementTree;
    if (isLoop) {
      body.accept(this, new TreePath(path, body));
    } else {
      block(path, body);
    }
    return null;
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, TreePath path) {
    switchOn(tree.getExpression(), tree.getCases(), path);
    return null;
  }

  /** A switch statement or expression. */
  void switchOn(ExpressionTree selector, List<? extends CaseTree> cases, TreePath path) {
    out.text("switch ");
    condition(path, selector);
    out.text(" ").open();
    for (CaseTree arm : cases) {
      out.newline();
      arm(arm, new TreePath(path, arm));
    }
    out.close();
  }

  private void arm(CaseTree arm, TreePath path) {
    labels(arm, path);
    if (arm.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      out.text(":");
      armStatements(arm, path);
      return;
    }
    out.text(" -> ");
    TreePath body = new TreePath(path, arm.getBody());
    if (body.getLeaf() instanceof ExpressionTree) {
      expressions.print(body);
      out.text(";");
    } else {
      print(body);
    }
  }

  private void armStatements(CaseTree arm, TreePath path) {
    out.indent();
    for (StatementTree statement : arm.getStatements()) {
      out.newline();
      print(path, statement);
    }
    out.outdent();
  }

  /** {@code case a, b} or {@code default}, without what follows. */
  void labels(CaseTree arm, TreePath path) {
    List<? extends Tree> labels = Trees17.labels(arm);
    boolean onlyDefault =
        labels.isEmpty() || (labels.size() == 1 && Trees17.is(labels.get(0), "DEFAULT_CASE_LABEL"));
    if (onlyDefault) {
      out.text("default");
      return;
    }
    out.text("case ");
    expressions.list(path, labels);
    Tree guard = Trees17.guard(arm);
    if (guard != null) {
      out.text(" when ");
      expressions.print(path, guard);
    }
  }

  @Override
  public @Nullable Void visitYield(YieldTree tree, TreePath path) {
    if (Detour.isInside(JumpTargets.of(path), path, root.getLeaf())) {
      out.text("yield ");
      expressions.print(path, tree.getValue());
      out.text(";");
      return null;
    }
    out.piece(new Code.Use(context.jumps().yielded(path), Code.Access.WRITE, false)).text(" = ");
    expressions.print(path, tree.getValue());
    out.text(";").newline();
    exit(path);
    return null;
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree tree, TreePath path) {
    out.text("throw ");
    expressions.print(path, tree.getExpression());
    out.text(";");
    return null;
  }

  @Override
  public @Nullable Void visitAssert(AssertTree tree, TreePath path) {
    out.text("assert ");
    expressions.print(path, tree.getCondition());
    if (tree.getDetail() != null) {
      out.text(" : ");
      expressions.print(path, tree.getDetail());
    }
    out.text(";");
    return null;
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree tree, TreePath path) {
    if (detour == null && Detour.isNeeded(path, root.getLeaf())) {
      Detour own = new Detour(context.scope());
      detour = own;
      own.begin(out);
      monitor(tree, path);
      own.end(out, new Completion(context.trees()).of(path));
      detour = null;
    } else {
      monitor(tree, path);
    }
    return null;
  }

  private void monitor(SynchronizedTree tree, TreePath path) {
    out.text("synchronized ");
    condition(path, tree.getExpression());
    out.text(" ");
    block(path, tree.getBlock());
  }

  /** A jump out of the printed code. */
  private void exit(TreePath path) {
    Stmt.Jump jump = context.jumps().resolve(path);
    if (detour == null) {
      out.piece(new Code.Exit(jump));
    } else {
      detour.leave(jump, out);
    }
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, TreePath path) {
    out.text("try ");
    if (!tree.getResources().isEmpty()) {
      resources(tree, path);
    }
    block(path, tree.getBlock());
    for (CatchTree clause : tree.getCatches()) {
      TreePath at = new TreePath(path, clause);
      out.text(" catch (");
      variable(clause.getParameter(), new TreePath(at, clause.getParameter()));
      out.text(") ");
      block(at, clause.getBlock());
    }
    if (tree.getFinallyBlock() != null) {
      out.text(" finally ");
      block(path, tree.getFinallyBlock());
    }
    return null;
  }

  private void resources(TryTree tree, TreePath path) {
    String separator = "";
    out.text("(");
    for (Tree resource : tree.getResources()) {
      out.text(separator);
      if (resource instanceof VariableTree variable) {
        variable(variable, new TreePath(path, variable));
      } else {
        expressions.print(path, resource);
      }
      separator = "; ";
    }
    out.text(") ");
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, TreePath path) {
    classes.declaration(tree, path);
    return null;
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, TreePath path) {
    if (!isInnerCode(path)) {
      exit(path);
      return null;
    }
    out.text("return");
    if (tree.getExpression() != null) {
      out.text(" ");
      expressions.print(path, tree.getExpression());
    }
    out.text(";");
    return null;
  }

  @Override
  public @Nullable Void visitBreak(BreakTree tree, TreePath path) {
    jump(path, "break", tree.getLabel());
    return null;
  }

  @Override
  public @Nullable Void visitContinue(ContinueTree tree, TreePath path) {
    jump(path, "continue", tree.getLabel());
    return null;
  }

  private void jump(TreePath path, String keyword, javax.lang.model.element.@Nullable Name label) {
    if (staysInside(path, keyword, label)) {
      out.text(keyword + (label == null ? "" : " " + label) + ";");
    } else {
      exit(path);
    }
  }

  private boolean staysInside(
      TreePath path, String keyword, javax.lang.model.element.@Nullable Name label) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (isTarget(p.getLeaf(), keyword, label)) {
        return true;
      }
      if (p.getLeaf() == root.getLeaf()) {
        return false;
      }
    }
    return false;
  }

  private static boolean isTarget(
      Tree tree, String keyword, javax.lang.model.element.@Nullable Name label) {
    if (label != null) {
      return tree instanceof LabeledStatementTree labeled && labeled.getLabel().equals(label);
    }
    return tree instanceof WhileLoopTree
        || tree instanceof DoWhileLoopTree
        || tree instanceof ForLoopTree
        || tree instanceof EnhancedForLoopTree
        || (tree instanceof SwitchTree && keyword.equals("break"));
  }

  /** Whether a return ends a lambda or a method of the printed code. */
  private boolean isInnerCode(TreePath path) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof LambdaExpressionTree || p.getLeaf() instanceof ClassTree) {
        return true;
      }
      if (p.getLeaf() == root.getLeaf()) {
        return false;
      }
    }
    return false;
  }
}
