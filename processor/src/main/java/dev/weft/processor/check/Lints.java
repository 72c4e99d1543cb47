package dev.weft.processor.check;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.diag.Message;
import dev.weft.processor.diag.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The warnings: code that compiles, and hardly does what its author hopes. */
final class Lints {
  /** Methods that block the calling thread, by the class that declares them. */
  private static final Map<String, Set<String>> BLOCKING =
      Map.ofEntries(
          Map.entry("java.lang.Thread", Set.of("sleep", "join")),
          Map.entry("java.lang.Object", Set.of("wait")),
          Map.entry("java.lang.Process", Set.of("waitFor")),
          Map.entry("java.util.concurrent.Future", Set.of("get")),
          Map.entry("java.util.concurrent.CompletableFuture", Set.of("get", "join")),
          Map.entry("java.util.concurrent.CountDownLatch", Set.of("await")),
          Map.entry("java.util.concurrent.CyclicBarrier", Set.of("await")),
          Map.entry("java.util.concurrent.Semaphore", Set.of("acquire")),
          Map.entry("java.util.concurrent.locks.Condition", Set.of("await")),
          Map.entry("java.util.concurrent.BlockingQueue", Set.of("put", "take")),
          Map.entry("java.util.concurrent.ExecutorService", Set.of("invokeAll", "invokeAny")),
          Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep")),
          Map.entry("java.net.http.HttpClient", Set.of("send")),
          Map.entry("java.net.ServerSocket", Set.of("accept")),
          Map.entry("java.io.Console", Set.of("readLine", "readPassword")),
          Map.entry("java.io.BufferedReader", Set.of("readLine")),
          Map.entry("java.io.Reader", Set.of("read")),
          Map.entry(
              "java.io.InputStream", Set.of("read", "readAllBytes", "readNBytes", "transferTo")));

  /** Streams that have what they read already. */
  private static final Set<String> IN_MEMORY =
      Set.of("java.io.ByteArrayInputStream", "java.io.StringReader", "java.io.CharArrayReader");

  private final Trees trees;
  private final Types types;
  private final Diagnostics diagnostics;
  private final Function<TreePath, Position> positions;
  private final Set<String> lint;

  Lints(
      Trees trees,
      Types types,
      Diagnostics diagnostics,
      Function<TreePath, Position> positions,
      Optional<String> lint) {
    this.trees = trees;
    this.types = types;
    this.diagnostics = diagnostics;
    this.positions = positions;
    this.lint = Set.copyOf(Arrays.asList(lint.orElse("all").split("[,\\s]+")));
  }

  /** A coroutine made by a call and dropped: none of its code will ever run. */
  void neverAwaited(TreePath path) {
    ExpressionTree call = ((ExpressionStatementTree) path.getLeaf()).getExpression();
    if (!(call instanceof MethodInvocationTree) || isOff("never-awaited")) {
      return;
    }
    TypeMirror type = trees.getTypeMirror(new TreePath(path, call));
    if (type != null
        && type.getKind() != TypeKind.ERROR
        && types.asElement(types.erasure(type)) instanceof TypeElement made
        && isSubclass(made, "dev.weft.Coroutine")) {
      warn(Message.NEVER_AWAITED, new TreePath(path, call));
    }
  }

  /** A call that holds up the loop, and with it every other task. */
  void blockingCall(TreePath path) {
    if (isOff("blocking")
        || !(trees.getElement(path) instanceof ExecutableElement method)
        || !(method.getEnclosingElement() instanceof TypeElement owner)) {
      return;
    }
    String name = method.getSimpleName().toString();
    boolean isBlocking =
        !IN_MEMORY.contains(owner.getQualifiedName().toString())
            && BLOCKING.entrySet().stream()
                .anyMatch(
                    entry -> entry.getValue().contains(name) && isSubclass(owner, entry.getKey()));
    if (isBlocking) {
      warn(Message.BLOCKING_CALL, path, owner.getSimpleName() + "." + name);
    }
  }

  /** By names, since javac takes long to say that a type is not there. */
  private static boolean isSubclass(TypeElement type, String ancestor) {
    if (type.getQualifiedName().contentEquals(ancestor)) {
      return true;
    }
    return !ancestor.equals("java.lang.Object")
        && Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
            .anyMatch(
                parent ->
                    parent instanceof DeclaredType declared
                        && isSubclass((TypeElement) declared.asElement(), ancestor));
  }

  /** A handler around an await that ends a cancellation without passing it on. */
  void swallowedCancellation(TreePath path) {
    TryTree tree = (TryTree) path.getLeaf();
    if (isOff("swallowed-cancellation") || !awaits(tree.getBlock())) {
      return;
    }
    for (CatchTree clause : tree.getCatches()) {
      if (!leaves(clause.getBlock(), ThrowTree.class)) {
        caughtTypes(new TreePath(path, clause)).stream()
            .filter(this::isAboveCancellation)
            .forEach(type -> warn(Message.SWALLOWED_CANCELLATION, type));
      }
    }
    if (tree.getFinallyBlock() != null && leaves(tree.getFinallyBlock(), ReturnTree.class)) {
      warn(Message.RETURN_IN_FINALLY, new TreePath(path, tree.getFinallyBlock()));
    }
  }

  /** The types that a clause names; more than one in a multi-catch. */
  private static List<TreePath> caughtTypes(TreePath clause) {
    VariableTree parameter = ((CatchTree) clause.getLeaf()).getParameter();
    TreePath type = new TreePath(new TreePath(clause, parameter), parameter.getType());
    return parameter.getType() instanceof UnionTypeTree union
        ? union.getTypeAlternatives().stream().map(one -> new TreePath(type, one)).toList()
        : List.of(type);
  }

  private boolean isAboveCancellation(TreePath type) {
    TypeMirror mirror = trees.getTypeMirror(type);
    return Names.isNamed(mirror, "java.lang.Throwable") || Names.isNamed(mirror, "java.lang.Error");
  }

  /** Whether the block holds such a statement, outside lambdas and classes. */
  private static boolean leaves(BlockTree block, Class<? extends Tree> kind) {
    boolean[] found = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(Tree tree, @Nullable Void unused) {
        found[0] |= kind.isInstance(tree);
        boolean isOther = tree instanceof LambdaExpressionTree || tree instanceof ClassTree;
        return isOther ? null : super.scan(tree, null);
      }
    }.scan(block, null);
    return found[0];
  }

  /** Looks for awaits by name: close enough for a warning. */
  private static boolean awaits(BlockTree block) {
    boolean[] found = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethodInvocation(
          MethodInvocationTree tree, @Nullable Void unused) {
        found[0] |= tree.getMethodSelect().toString().endsWith("await");
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(block, null);
    return found[0];
  }

  private boolean isOff(String name) {
    return lint.contains("none") || lint.contains("-" + name);
  }

  private void warn(Message message, TreePath path, Object... arguments) {
    if (!isSuppressed(path)) {
      diagnostics.report(message, positions.apply(path), arguments);
    }
  }

  /** {@code @SuppressWarnings("weft")} on a declaration around the place. */
  private boolean isSuppressed(TreePath path) {
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      boolean isDeclaration =
          at.getLeaf() instanceof ClassTree
              || at.getLeaf() instanceof MethodTree
              || at.getLeaf() instanceof VariableTree;
      Element element = isDeclaration ? trees.getElement(at) : null;
      SuppressWarnings suppressed =
          element == null ? null : element.getAnnotation(SuppressWarnings.class);
      if (suppressed != null && Arrays.asList(suppressed.value()).contains("weft")) {
        return true;
      }
    }
    return false;
  }
}
