package dev.weft.processor.read;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns an assert statement that awaits into a test behind one that does not (JLS 14.10), which
 * tells whether assertions are enabled.
 *
 * <pre>
 * assert await(ok()) : detail;
 *
 * boolean asserts = false;
 * assert asserts = true;
 * if (asserts) { if (await(ok())) {} else throw new AssertionError(detail); }
 * </pre>
 */
final class AssertReader {
  private static final TypeRef ERROR = TypeRef.declared("java.lang", "AssertionError");

  private final Reading reading;
  private final ExpressionReader expressions;

  AssertReader(Reading reading, ExpressionReader expressions) {
    this.reading = reading;
    this.expressions = expressions;
  }

  List<Stmt> read(TreePath path) {
    AssertTree tree = (AssertTree) path.getLeaf();
    int line = reading.line(path);
    Local enabled = reading.temporary("asserts", KnownTypes.BOOLEAN);
    Expr off = new Expr.Plain(Code.of("false"), KnownTypes.BOOLEAN, Expr.Effect.NONE);
    Code enable =
        new CodeBuffer()
            .text("assert ")
            .piece(new Code.Use(enabled, Access.WRITE, false))
            .text(" = true;\n")
            .toCode();
    Expr isEnabled =
        new Expr.Plain(Code.read(enabled), KnownTypes.BOOLEAN, Expr.Effect.READS_LOCALS);
    Expr condition = expressions.value(new TreePath(path, tree.getCondition()));
    Stmt fail = new Stmt.Throw(error(path, tree.getDetail()), line);
    Stmt test = new Stmt.If(condition, block(List.of(), line), block(List.of(fail), line), line);
    return List.of(
        new Stmt.Declare(enabled, Optional.of(off), false, line),
        new Stmt.Plain(enable, true, line),
        new Stmt.If(isEnabled, block(List.of(test), line), block(List.of(), line), line));
  }

  private static Stmt.Block block(List<Stmt> statements, int line) {
    return new Stmt.Block(statements, line);
  }

  /** The type of the detail chooses the constructor; no constructor is a context for it. */
  private Expr error(TreePath path, ExpressionTree detail) {
    CodeBuffer creation = new CodeBuffer().text("new ").type(ERROR).text("(");
    if (detail == null) {
      return new Expr.Plain(creation.text(")").toCode(), ERROR, Expr.Effect.ANY);
    }
    TreePath value = new TreePath(path, detail);
    boolean isPrimitive = reading.mirror(value).getKind().isPrimitive();
    if (!isPrimitive) {
      creation.text("(").type(KnownTypes.OBJECT).text(") (");
    }
    List<Expr.Part> parts = new ArrayList<>();
    parts.add(new Expr.Fixed(creation.toCode()));
    parts.add(new Expr.Operand(expressions.value(value)));
    parts.add(new Expr.Fixed(Code.of(isPrimitive ? ")" : "))")));
    return new Expr.Strict(parts, ERROR);
  }
}
