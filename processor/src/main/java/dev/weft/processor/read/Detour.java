package dev.weft.processor.read;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way out of a synchronized block for jumps that pass a finally inside it. A monitor stays in
 * one piece of code, so that finally does, too, and it has to run before the state changes.
 *
 * <pre>
 * synchronized (m) { try { return done(1); } finally { f(); } }
 *
 * int exit = 0; Object value = null;
 * leave: synchronized (m) { try { value = 1; exit = 1; break leave; } finally { f(); } }
 * if (exit == 1) { return value; }
 * </pre>
 */
final class Detour {
  private final String label;
  private final String exit;
  private final String value;
  private final List<Stmt.Jump> jumps = new ArrayList<>();

  Detour(Scope scope) {
    this.label = scope.freshInnerName("leave");
    this.exit = scope.freshInnerName("exit");
    this.value = scope.freshInnerName("value");
  }

  /** Prints what stands before the block. */
  void begin(CodeBuffer out) {
    out.text("int " + exit + " = 0;").newline();
    out.text("Object " + value + " = null;").newline();
    out.text(label + ": ");
  }

  /** Prints a jump inside the block. */
  void leave(Stmt.Jump jump, CodeBuffer out) {
    if (jump instanceof Stmt.Return leave) {
      if (leave.value() instanceof Expr.Plain plain) {
        out.text(value + " = ").code(plain.code()).text(";").newline();
      }
      Expr kept = new Expr.Plain(Code.of(value), KnownTypes.OBJECT, Expr.Effect.ANY);
      jumps.add(new Stmt.Return(Optional.of(kept), leave.line()));
    } else {
      jumps.add(jump);
    }
    out.text(exit + " = " + jumps.size() + ";").newline().text("break " + label + ";");
  }

  /** Prints the jumps themselves, behind the block. */
  void end(CodeBuffer out, boolean completes) {
    for (int i = 0; i < jumps.size(); i++) {
      boolean isOnlyOneLeft = i == jumps.size() - 1 && !completes;
      out.newline().text(isOnlyOneLeft ? "" : "if (" + exit + " == " + (i + 1) + ") ");
      out.open().newline().piece(new Code.Exit(jumps.get(i))).close();
    }
  }

  /** Whether a jump out of the printed code leaves the block through a finally inside it. */
  static boolean isNeeded(TreePath block, Tree printed) {
    boolean[] found = {false};
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      private void jump(@Nullable Tree target) {
        boolean isLeft = target == null || !isInside(target, getCurrentPath(), printed);
        found[0] |= isLeft && passesFinally(getCurrentPath(), block.getLeaf());
      }

      @Override
      public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
        jump(null);
        return null;
      }

      @Override
      public @Nullable Void visitBreak(BreakTree tree, @Nullable Void unused) {
        jump(JumpTargets.of(getCurrentPath()));
        return null;
      }

      @Override
      public @Nullable Void visitContinue(ContinueTree tree, @Nullable Void unused) {
        jump(JumpTargets.of(getCurrentPath()));
        return null;
      }

      @Override
      public @Nullable Void visitYield(YieldTree tree, @Nullable Void unused) {
        jump(JumpTargets.of(getCurrentPath()));
        return super.visitYield(tree, null);
      }

      @Override
      public @Nullable Void visitLambdaExpression(
          LambdaExpressionTree tree, @Nullable Void unused) {
        return null;
      }

      @Override
      public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        return null;
      }
    }.scan(block, null);
    return found[0];
  }

  /** Whether the printed code holds the tree, which is one around the path. */
  static boolean isInside(Tree tree, TreePath path, Tree printed) {
    for (TreePath p = path; p.getLeaf() != tree; p = p.getParentPath()) {
      if (p.getLeaf() == printed) {
        return false;
      }
    }
    return true;
  }

  private static boolean passesFinally(TreePath jump, Tree end) {
    for (TreePath p = jump; p.getLeaf() != end; p = p.getParentPath()) {
      if (hasFinally(p.getLeaf())) {
        return true;
      }
    }
    return false;
  }

  /** Whether something runs on every way out of the statement. */
  static boolean hasFinally(Tree tree) {
    return tree instanceof TryTree guarded
        && (guarded.getFinallyBlock() != null || !guarded.getResources().isEmpty());
  }
}
