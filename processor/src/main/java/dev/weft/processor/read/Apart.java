package dev.weft.processor.read;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Marks the trees of a body that cannot stay as they are: those that hold an await, a {@code
 * return} that awaits, or a {@code try} whose {@code finally} a jump out of plain code would have
 * to run.
 */
final class Apart {
  private final Symbols symbols;
  private final TreePath method;
  private final Set<Tree> marked = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<TreePath> jumps = new ArrayList<>();

  private Apart(Symbols symbols, TreePath method) {
    this.symbols = symbols;
    this.method = method;
  }

  static Apart of(Symbols symbols, TreePath method) {
    Apart apart = new Apart(symbols, method);
    TreePath root =
        method.getLeaf() instanceof LambdaExpressionTree lambda
            ? new TreePath(method, lambda.getBody())
            : method;
    apart.new Marker().scan(root, null);
    if (method.getLeaf() instanceof LambdaExpressionTree lambda
        && lambda.getBodyKind() == LambdaExpressionTree.BodyKind.EXPRESSION
        && symbols.isAwait(root)) {
      apart.mark(root);
    }
    if (!apart.marked.isEmpty()) {
      apart.markCrossedTries();
    }
    return apart;
  }

  /** Whether the tree has to be taken apart. */
  boolean contains(Tree tree) {
    return marked.contains(tree);
  }

  /** Marks the path and everything around it; false where it was marked before. */
  private boolean mark(TreePath path) {
    boolean changed = false;
    for (TreePath p = path; p.getLeaf() != method.getLeaf(); p = p.getParentPath()) {
      changed |= marked.add(p.getLeaf());
    }
    return changed;
  }

  /** What is marked can make more jumps leave plain code, so this goes on until nothing changes. */
  private void markCrossedTries() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (TreePath jump : jumps) {
        changed |= leavesPlainCode(jump) && markTriesAround(jump);
      }
    }
  }

  private boolean leavesPlainCode(TreePath jump) {
    if (jump.getLeaf() instanceof ReturnTree) {
      return true;
    }
    Tree target = JumpTargets.of(jump);
    return target instanceof SwitchExpressionTree choice
        ? choice.getCases().stream().anyMatch(marked::contains)
        : marked.contains(target);
  }

  private boolean markTriesAround(TreePath jump) {
    Tree end = jump.getLeaf() instanceof ReturnTree ? method.getLeaf() : JumpTargets.of(jump);
    boolean changed = false;
    for (TreePath p = jump; p.getLeaf() != end; p = p.getParentPath()) {
      if (Detour.hasFinally(p.getLeaf()) && !isInMonitor(p, end)) {
        changed |= mark(p);
      }
    }
    return changed;
  }

  /** A monitor stays in one piece of code; jumps out of it take a detour. */
  private static boolean isInMonitor(TreePath path, Tree end) {
    for (TreePath p = path; p.getLeaf() != end; p = p.getParentPath()) {
      if (p.getLeaf() instanceof SynchronizedTree) {
        return true;
      }
    }
    return false;
  }

  /** Finds awaits and jumps; what lambdas and classes hold is not the body's. */
  private final class Marker extends TreePathScanner<@Nullable Void, @Nullable Void> {
    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
      if (symbols.isAwait(getCurrentPath()) || symbols.isEmit(getCurrentPath())) {
        mark(getCurrentPath());
      }
      return super.visitMethodInvocation(tree, null);
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
      if (symbols.isEach(new TreePath(getCurrentPath(), tree.getExpression()))) {
        mark(getCurrentPath());
      }
      return super.visitEnhancedForLoop(tree, null);
    }

    @Override
    public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
      boolean hasScope =
          tree.getResources().stream()
              .anyMatch(resource -> symbols.isScope(new TreePath(getCurrentPath(), resource)));
      if (hasScope) {
        mark(getCurrentPath());
      }
      return super.visitTry(tree, null);
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
      jumps.add(getCurrentPath());
      if (tree.getExpression() != null
          && !symbols.isCompletion(new TreePath(getCurrentPath(), tree.getExpression()))) {
        mark(getCurrentPath());
      }
      return super.visitReturn(tree, null);
    }

    @Override
    public @Nullable Void visitBreak(BreakTree tree, @Nullable Void unused) {
      jumps.add(getCurrentPath());
      return null;
    }

    @Override
    public @Nullable Void visitContinue(ContinueTree tree, @Nullable Void unused) {
      jumps.add(getCurrentPath());
      return null;
    }

    @Override
    public @Nullable Void visitYield(YieldTree tree, @Nullable Void unused) {
      jumps.add(getCurrentPath());
      return super.visitYield(tree, null);
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
