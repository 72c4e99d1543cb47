package dev.weft.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Local;
import java.util.IdentityHashMap;
import java.util.List;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Prints await-free trees as code that means the same in a state machine: in another top-level
 * class of the same package and nest, where the host instance is a local.
 */
final class Printer {
  private final Context context;

  /** What printing needs to know. */
  record Context(
      Trees trees,
      Elements elements,
      Types types,
      TypeReader typeReader,
      Scope scope,
      TypeElement host,
      Jumps jumps,
      Accessors accessors,
      MachineNames machines,
      AsyncLambdas lambdas,
      LocalClasses localClasses,
      SourceVersion source,
      CompilationUnitTree unit) {

    /** The same for the body of an async lambda. */
    Context ofLambda(Scope lambdaScope, Jumps lambdaJumps) {
      return new Context(
          trees,
          elements,
          types,
          typeReader,
          lambdaScope,
          host,
          lambdaJumps,
          accessors,
          machines,
          lambdas,
          localClasses,
          source,
          unit);
    }

    /** The line a tree starts on; 0 for a tree without position. */
    int line(Tree tree) {
      long start = trees.getSourcePositions().getStartPosition(unit, tree);
      return start < 0 ? 0 : Lines.of(unit, start);
    }

    /** The release of Java whose language the user writes. */
    int release() {
      return Integer.parseInt(source.name().substring("RELEASE_".length()));
    }

    /** Where the tree starts in its file. */
    long start(Tree tree) {
      return trees.getSourcePositions().getStartPosition(unit, tree);
    }

    /**
     * Whether the user wrote the tree; javac fills in the types of {@code var}. Newer ones say that
     * those start where {@code var} stands; they still do not end anywhere.
     */
    boolean isWritten(Tree tree) {
      SourcePositions positions = trees.getSourcePositions();
      return positions.getStartPosition(unit, tree) >= 0
          && (Runtime.version().feature() < 22 || positions.getEndPosition(unit, tree) >= 0);
    }
  }

  Printer(Context context) {
    this.context = context;
  }

  /** An expression. */
  Code expression(TreePath path) {
    TreePrinter printer = new TreePrinter(context, path);
    printer.print(path);
    return printer.code();
  }

  /** A whole statement; ends with a newline. */
  Code statement(TreePath path) {
    TreePrinter printer = new TreePrinter(context, path);
    printer.statement(path);
    return printer.codeWithNewline();
  }

  /** A whole statement with other code in place of one of its expressions. */
  Code statement(TreePath path, Tree replaced, Code code) {
    Holes holes = Holes.of(replaced, code);
    TreePrinter printer = new TreePrinter(context, path, holes);
    printer.statement(path);
    return printer.codeWithNewline();
  }

  /** An expression cut at its operands. */
  List<Expr.Part> parts(TreePath path, IdentityHashMap<Tree, Expr> operands) {
    PartCollector collector = new PartCollector(operands);
    TreePrinter printer = new TreePrinter(context, path, collector);
    printer.print(path);
    return collector.parts(printer.code());
  }

  /** The left side of a compound assignment, cut at its operands. */
  List<Expr.Part> placeParts(TreePath path, IdentityHashMap<Tree, Expr> operands) {
    PartCollector collector = new PartCollector(operands);
    TreePrinter printer = new TreePrinter(context, path, collector);
    printer.place(path, Code.Access.READ_WRITE);
    return collector.parts(printer.code());
  }

  /** The labels of a case of a switch, without the word. */
  List<Code> labels(List<TreePath> labels) {
    return labels.stream().map(this::expression).toList();
  }

  /** A test whether the value of a local matches a pattern. */
  Code test(Local local, TreePath pattern) {
    TreePrinter printer = new TreePrinter(context, pattern);
    printer.test(() -> printer.print(Code.read(local)), pattern);
    return printer.code();
  }

  /** A type, with its arguments as written. */
  Code type(TreePath path) {
    return expression(path);
  }

  /**
   * The part of a call before its arguments that evaluates nothing: the name, qualified where it
   * has to be.
   */
  Code unqualifiedCallee(TreePath identifier) {
    return expression(identifier);
  }

  /** What evaluating the expression at another time would change. */
  Expr.Effect effect(TreePath path) {
    return new Effects(context).of((ExpressionTree) path.getLeaf(), path.getParentPath());
  }
}
