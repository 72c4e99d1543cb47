package dev.weft.processor.read;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.Target;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads switches that hold an await: those over constants stay switches, those over patterns become
 * tests in a row. A switch expression is a statement that assigns a local.
 */
final class SwitchReader {
  private final Reading reading;
  private final ExpressionReader expressions;
  private final StatementReader statements;
  private final JumpReader jumps;
  private final PatternSwitchReader patterns;

  SwitchReader(
      Reading reading, ExpressionReader expressions, StatementReader statements, JumpReader jumps) {
    this.reading = reading;
    this.expressions = expressions;
    this.statements = statements;
    this.jumps = jumps;
    this.patterns = new PatternSwitchReader(reading, expressions);
  }

  List<Stmt> read(TreePath path) {
    SwitchTree tree = (SwitchTree) path.getLeaf();
    if (tree.getCases().stream().noneMatch(reading::isApart)) {
      return statements.withTemporary("selector", path, tree.getExpression());
    }
    return read(path, tree.getExpression(), tree.getCases(), jumps.leaving(path, "switch"));
  }

  /** Reads a switch expression with more than its selector to take apart. */
  Expr readExpression(TreePath path) {
    SwitchExpressionTree tree = (SwitchExpressionTree) path.getLeaf();
    TypeRef type = reading.type(path);
    Local value = reading.temporary("chosen", type);
    Target end = jumps.yielding(path, value);
    return new Expr.Computed(read(path, tree.getExpression(), tree.getCases(), end), value);
  }

  private List<Stmt> read(
      TreePath path, ExpressionTree selector, List<? extends CaseTree> cases, Target breaks) {
    TreePath selectorPath = new TreePath(path, selector);
    if (reading.completion().isNewForm(cases, selectorPath)) {
      return patterns.read(path, selectorPath, cases, breaks, this::body);
    }
    int line = reading.line(path);
    Expr value = expressions.value(selectorPath);
    List<Stmt.Group> groups = new ArrayList<>();
    cases.forEach(arm -> groups.add(group(new TreePath(path, arm), arm, breaks)));
    if (path.getLeaf() instanceof SwitchExpressionTree
        && cases.stream().noneMatch(Trees17::isDefault)) {
      List<Stmt> noMatch = List.of(patterns.noMatch(line));
      groups.add(new Stmt.Group(List.of(), true, noMatch, line));
    }
    return List.of(new Stmt.Switch(value, groups, false, breaks, line));
  }

  private Stmt.Group group(TreePath path, CaseTree arm, Target breaks) {
    List<Stmt> body = new ArrayList<>(body(path));
    boolean endsSwitch =
        arm.getCaseKind() == CaseTree.CaseKind.RULE
            && arm.getBody() instanceof StatementTree
            && mayComplete(new TreePath(path, arm.getBody()));
    if (endsSwitch) {
      body.add(new Stmt.Break(breaks, reading.line(path)));
    }
    return new Stmt.Group(labels(arm, path), Trees17.isDefault(arm), body, reading.line(path));
  }

  /** An async scope may suppress what javac takes to leave the arm. */
  private boolean mayComplete(TreePath body) {
    return reading.hasScopes() || reading.completion().of(body);
  }

  private List<Code> labels(CaseTree arm, TreePath path) {
    return reading
        .printer()
        .labels(
            Trees17.labels(arm).stream()
                .filter(label -> !Trees17.is(label, "DEFAULT_CASE_LABEL"))
                .map(label -> new TreePath(path, label))
                .toList());
  }

  /** What stands behind the labels. */
  private List<Stmt> body(TreePath path) {
    CaseTree arm = (CaseTree) path.getLeaf();
    if (arm.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      return statements.all(path, arm.getStatements());
    }
    Tree body = arm.getBody();
    return body instanceof ExpressionTree
        ? jumps.yielded(
            path.getParentPath().getLeaf(), new TreePath(path, body), reading.line(path))
        : statements.body(path, body).statements();
  }
}
