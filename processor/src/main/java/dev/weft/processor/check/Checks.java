package dev.weft.processor.check;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.diag.Message;
import dev.weft.processor.diag.Position;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Holds all rules against the attributed tree of one top-level class, in one walk. */
public final class Checks extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Trees trees;
  private final Diagnostics diagnostics;
  private final Function<TreePath, Position> positions;
  private final Elements elements;
  private final Generators generators;
  private final Signatures signatures;
  private final UnsaidAwaits unsaidAwaits;
  private final Lints lints;
  private final Deque<Place> places = new ArrayDeque<>();
  private final Set<Tree> labels = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * For one compilation.
   *
   * @param positions where a tree is, for messages
   * @param lint the value of the option {@code weft.lint}
   */
  public Checks(
      Trees trees,
      Elements elements,
      Types types,
      Diagnostics diagnostics,
      Function<TreePath, Position> positions,
      Optional<String> lint) {
    this.trees = trees;
    this.elements = elements;
    this.diagnostics = diagnostics;
    this.positions = positions;
    this.generators = new Generators(trees, types, diagnostics, positions);
    this.signatures = new Signatures(trees, diagnostics, positions);
    this.unsaidAwaits = new UnsaidAwaits(trees, elements, types);
    this.lints = new Lints(trees, types, diagnostics, positions, lint);
  }

  /** Checks a top-level class with all that it holds. */
  public void check(TreePath topLevelClass) {
    scan(topLevelClass, null);
  }

  private boolean inAsyncBody() {
    return places.peek() == Place.ASYNC_BODY || places.peek() == Place.SYNCHRONIZED;
  }

  private void within(Place place, Runnable walk) {
    places.push(place);
    walk.run();
    places.pop();
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    within(Place.INITIALIZER, () -> super.visitClass(tree, null));
    return null;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
    Element method = trees.getElement(getCurrentPath());
    boolean isAsync = Names.isAsync(method);
    if (isAsync) {
      signatures.check(getCurrentPath());
    }
    Place place =
        isAsync
            ? Place.ASYNC_BODY
            : method != null && method.getKind() == ElementKind.CONSTRUCTOR
                ? Place.CONSTRUCTOR
                : Place.METHOD;
    within(place, () -> super.visitMethod(tree, null));
    return null;
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    boolean isAsync = Names.isAsyncLambda(trees.getTypeMirror(getCurrentPath()), elements);
    Place place = isAsync ? Place.ASYNC_BODY : Place.LAMBDA;
    within(place, () -> super.visitLambdaExpression(tree, null));
    return null;
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void unused) {
    scan(tree.getExpression(), null);
    BlockTree block = tree.getBlock();
    if (inAsyncBody()) {
      within(Place.SYNCHRONIZED, () -> scan(block, null));
    } else {
      scan(block, null);
    }
    return null;
  }

  @Override
  public @Nullable Void visitCase(CaseTree tree, @Nullable Void unused) {
    labels.addAll(tree.getExpressions());
    if (places.contains(Place.ASYNC_BODY)) {
      PreviewLabels.find(tree).ifPresent(this::refusePreview);
    }
    return super.visitCase(tree, null);
  }

  private void refusePreview(Tree label) {
    diagnostics.report(
        Message.NEWER_SYNTAX, positions.apply(new TreePath(getCurrentPath(), label)), "this label");
  }

  /** Labels are found by identity: the guard beside them may await. */
  @Override
  public @Nullable Void scan(Tree tree, @Nullable Void unused) {
    if (labels.remove(tree)) {
      within(Place.CASE_LABEL, () -> super.scan(tree, null));
      return null;
    }
    return super.scan(tree, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    Element method = mayBeAwait(tree) ? trees.getElement(getCurrentPath()) : null;
    Place place = places.peek();
    if (Names.isAwait(method) && place != null && place.message() != null) {
      diagnostics.report(place.message(), positions.apply(getCurrentPath()), "await");
    }
    generators.check(getCurrentPath(), place);
    if (inAsyncBody()) {
      lints.blockingCall(getCurrentPath());
    }
    return super.visitMethodInvocation(tree, null);
  }

  /** Spares the look-up of calls by another name. */
  private static boolean mayBeAwait(MethodInvocationTree tree) {
    return tree.getMethodSelect() instanceof MemberSelectTree select
        ? select.getIdentifier().contentEquals("await")
        : tree.getMethodSelect() instanceof IdentifierTree name
            && name.getName().contentEquals("await");
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
    if (tree.getName().contentEquals("await")
        && Names.isAwait(trees.getElement(getCurrentPath()))) {
      report(Message.AWAIT_AS_METHOD_REFERENCE);
    }
    return super.visitMemberReference(tree, null);
  }

  @Override
  public @Nullable Void visitExpressionStatement(
      ExpressionStatementTree tree, @Nullable Void unused) {
    lints.neverAwaited(getCurrentPath());
    return super.visitExpressionStatement(tree, null);
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
    if (inAsyncBody()) {
      lints.swallowedCancellation(getCurrentPath());
    }
    unsaidAwaits();
    return super.visitTry(tree, null);
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
    unsaidAwaits();
    return super.visitReturn(tree, null);
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
    unsaidAwaits();
    return super.visitEnhancedForLoop(tree, null);
  }

  /** Of all places where these may stand, only a monitor is none for an await. */
  private void unsaidAwaits() {
    if (places.peek() == Place.SYNCHRONIZED) {
      for (TreePath path : unsaidAwaits.of(getCurrentPath())) {
        diagnostics.report(
            Message.AWAIT_IN_SYNCHRONIZED, positions.apply(path), UnsaidAwaits.describe(path));
      }
    }
  }

  private void report(Message message) {
    diagnostics.report(message, positions.apply(getCurrentPath()));
  }
}
