package dev.weft.processor.read;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Body;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * Reads the body of a method: its parameters, its statements, and the receivers they turn out to
 * need.
 */
final class BodyReader {
  private final Reading reading;
  private final StatementReader statements;
  private final JumpReader jumps;

  BodyReader(Reading reading, LateJumps lateJumps) {
    this.reading = reading;
    ExpressionReader expressions = new ExpressionReader(reading);
    this.jumps = new JumpReader(reading, expressions);
    lateJumps.readWith(jumps);
    this.statements = new StatementReader(reading, expressions, jumps);
  }

  Body read(TreePath path, ExecutableElement method) {
    MethodTree tree = (MethodTree) path.getLeaf();
    List<Local> captured = List.copyOf(reading.scope().captured().values());
    List<Local> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(
          reading
              .scope()
              .declare(parameter, reading.ref(parameter.asType()), Local.Kind.PARAMETER));
    }
    statements.nameAnonymousClasses(new TreePath(path, tree.getBody()));
    Stmt.Block block = block(path, tree.getBody());
    List<Local> inputs = new ArrayList<>(reading.scope().receivers());
    inputs.addAll(captured);
    inputs.addAll(parameters);
    Scope scope = reading.scope();
    return new Body(
        inputs,
        block,
        scope.innerNames(),
        reading.context().lambdas().classes().all(),
        reading.context().lambdas().all(),
        scope.nextId());
  }

  /** The statements of an async lambda; an expression in place of a block is what it returns. */
  Stmt.Block readLambda(TreePath path) {
    LambdaExpressionTree tree = (LambdaExpressionTree) path.getLeaf();
    int line = reading.line(path);
    statements.nameAnonymousClasses(new TreePath(path, tree.getBody()));
    return tree.getBodyKind() == LambdaExpressionTree.BodyKind.STATEMENT
        ? block(path, tree.getBody())
        : new Stmt.Block(List.of(jumps.returned(new TreePath(path, tree.getBody()), line)), line);
  }

  /**
   * The statements of the body. An async scope that suppresses a failure goes on behind its try
   * statement, and so perhaps off an end that javac takes to be unreachable.
   */
  private Stmt.Block block(TreePath path, Tree body) {
    Stmt.Block block = statements.body(path, body);
    if (!reading.hasScopes()) {
      return block;
    }
    List<Stmt> all = new ArrayList<>(block.statements());
    all.add(new Stmt.Return(Optional.empty(), block.line()));
    return new Stmt.Block(all, block.line());
  }
}
