package dev.weft.processor.read;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.Target;
import java.util.ArrayList;
import java.util.List;

/** Reads switch statements that hold an await. */
final class SwitchReader {
  private final Reading reading;
  private final ExpressionReader expressions;
  private final StatementReader statements;
  private final JumpReader jumps;

  SwitchReader(
      Reading reading, ExpressionReader expressions, StatementReader statements, JumpReader jumps) {
    this.reading = reading;
    this.expressions = expressions;
    this.statements = statements;
    this.jumps = jumps;
  }

  List<Stmt> read(TreePath path) {
    SwitchTree tree = (SwitchTree) path.getLeaf();
    if (tree.getCases().stream().noneMatch(reading::isApart)) {
      return statements.withTemporary("selector", path, tree.getExpression());
    }
    if (tree.getCases().stream().anyMatch(Completion::hasNewLabel)) {
      throw new Unsupported(
          path, "a switch over patterns or null", "use if statements with instanceof");
    }
    Expr selector = expressions.value(new TreePath(path, tree.getExpression()));
    Target breaks = jumps.leaving(path, "switch");
    List<Stmt.Group> groups = new ArrayList<>();
    tree.getCases().forEach(arm -> groups.add(group(new TreePath(path, arm), arm, breaks)));
    return List.of(new Stmt.Switch(selector, groups, false, breaks, reading.line(path)));
  }

  private Stmt.Group group(TreePath path, CaseTree arm, Target breaks) {
    List<Stmt> body =
        arm.getCaseKind() == CaseTree.CaseKind.STATEMENT
            ? statements.all(path, arm.getStatements())
            : rule(path, arm.getBody(), breaks);
    return new Stmt.Group(labels(arm, path), Trees17.isDefault(arm), body, reading.line(path));
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

  /** What an arrow leads to ends the switch. */
  private List<Stmt> rule(TreePath path, Tree body, Target breaks) {
    List<Stmt> read = new ArrayList<>(statements.body(path, body).statements());
    if (body instanceof StatementTree && reading.completion().of(new TreePath(path, body))) {
      read.add(new Stmt.Break(breaks, reading.line(path)));
    }
    return read;
  }
}
