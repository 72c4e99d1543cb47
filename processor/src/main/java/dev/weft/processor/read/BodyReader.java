package dev.weft.processor.read;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.weft.processor.model.Body;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a method: its parameters, its statements, and the receivers they turn out to
 * need.
 */
final class BodyReader {
  private final Reading reading;
  private final StatementReader statements;

  BodyReader(Reading reading, LateJumps lateJumps) {
    this.reading = reading;
    ExpressionReader expressions = new ExpressionReader(reading);
    JumpReader jumps = new JumpReader(reading, expressions);
    lateJumps.readWith(jumps);
    this.statements = new StatementReader(reading, expressions, jumps);
  }

  Body read(TreePath path, ExecutableElement method) {
    MethodTree tree = (MethodTree) path.getLeaf();
    refuseAsyncLambdas(path);
    List<Local> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(
          reading
              .scope()
              .declare(parameter, reading.ref(parameter.asType()), Local.Kind.PARAMETER));
    }
    statements.nameAnonymousClasses(path);
    Stmt.Block block = statements.body(path, tree.getBody());
    List<Local> inputs = new ArrayList<>(reading.scope().receivers());
    inputs.addAll(parameters);
    Scope scope = reading.scope();
    return new Body(inputs, block, scope.innerNames(), statements.localClasses(), scope.nextId());
  }

  private void refuseAsyncLambdas(TreePath method) {
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitLambdaExpression(
          LambdaExpressionTree tree, @Nullable Void unused) {
        if (isAsync(getCurrentPath())) {
          reading.refuse(
              new Unsupported(
                  getCurrentPath(),
                  "an async lambda",
                  "write an async method and use a method reference"));
        }
        return super.visitLambdaExpression(tree, null);
      }
    }.scan(method, null);
  }

  /** Whether the lambda's interface declares its method async. */
  private boolean isAsync(TreePath lambda) {
    return reading.context().trees().getTypeMirror(lambda) instanceof DeclaredType type
        && reading.context().elements().getAllMembers((TypeElement) type.asElement()).stream()
            .filter(member -> member.getModifiers().contains(Modifier.ABSTRACT))
            .anyMatch(MachineNames::isAsync);
  }
}
