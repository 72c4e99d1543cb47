package dev.weft.processor.read;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;

/** Prints switches that hold no await, with their arms as they stand. */
final class SwitchPrinter {
  private final TreePrinter expressions;
  private final StatementPrinter statements;
  private final CodeBuffer out;

  SwitchPrinter(TreePrinter expressions, StatementPrinter statements, CodeBuffer out) {
    this.expressions = expressions;
    this.statements = statements;
    this.out = out;
  }

  /** A switch statement or expression. */
  void print(ExpressionTree selector, List<? extends CaseTree> cases, TreePath path) {
    out.text("switch ");
    statements.condition(path, selector);
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
      statements.print(body);
    }
  }

  private void armStatements(CaseTree arm, TreePath path) {
    out.indent();
    for (StatementTree statement : arm.getStatements()) {
      out.newline();
      statements.print(new TreePath(path, statement));
    }
    out.outdent();
  }

  /** {@code case a, b} or {@code default}, without what follows. */
  private void labels(CaseTree arm, TreePath path) {
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
      // A guard may name only what is effectively final (JLS 14.11.1), as a lambda may.
      expressions.enterCapture();
      expressions.print(path, guard);
      expressions.leaveCapture();
    }
  }
}
