package dev.weft.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.weft.processor.diag.Position;
import dev.weft.processor.diag.Severity;
import javax.tools.Diagnostic;

/** The place of a tree in its file. */
public final class TreePosition implements Position {
  private final Trees trees;
  private final CompilationUnitTree unit;
  private final Tree tree;

  public TreePosition(Trees trees, CompilationUnitTree unit, Tree tree) {
    this.trees = trees;
    this.unit = unit;
    this.tree = tree;
  }

  /** The place of the path's tree; for a method, its name. */
  public static TreePosition of(Trees trees, TreePath path) {
    return new TreePosition(trees, path.getCompilationUnit(), path.getLeaf());
  }

  @Override
  public int line() {
    long start = trees.getSourcePositions().getStartPosition(unit, tree);
    return start < 0 ? 1 : Lines.of(unit, start);
  }

  @Override
  public void say(Severity severity, String text) {
    Diagnostic.Kind kind =
        severity == Severity.ERROR ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
    trees.printMessage(kind, text, tree, unit);
  }
}
