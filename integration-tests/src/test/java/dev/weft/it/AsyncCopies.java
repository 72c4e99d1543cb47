package dev.weft.it;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Turns the source of a class into the same with an async copy beside each static method: in {@code
 * trim$async} the result of every call goes through an {@code await}.
 */
final class AsyncCopies {
  static final String SUFFIX = "$async";

  private final String text;
  private final Trees trees;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<Edit> copies = new ArrayList<>();
  private int methods;
  private int awaits;

  private record Edit(int at, int end, String text) {}

  /** The source with the copies, and how many methods and awaits these have. */
  record Result(String text, int methods, int awaits) {}

  private AsyncCopies(String text, Trees trees, CompilationUnitTree unit) {
    this.text = text;
    this.trees = trees;
    this.unit = unit;
    this.positions = trees.getSourcePositions();
  }

  static Result of(Path source, Path classPath) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-proc:none", "-cp", classPath.toString());
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, problem -> {}, options, null, files.getJavaFileObjects(source));
      CompilationUnitTree unit = task.parse().iterator().next();
      task.analyze();
      AsyncCopies copies = new AsyncCopies(Files.readString(source), Trees.instance(task), unit);
      copies.copy();
      return copies.result();
    }
  }

  private void copy() {
    TreePath type = new TreePath(new TreePath(unit), unit.getTypeDecls().get(0));
    for (Tree member : ((ClassTree) type.getLeaf()).getMembers()) {
      if (member instanceof MethodTree method && isCopied(method)) {
        int end = end(method);
        copies.add(new Edit(end, end, "\n\n" + copyOf(new TreePath(type, method), method)));
        methods++;
      }
    }
  }

  private boolean isCopied(MethodTree method) {
    Set<Modifier> modifiers = method.getModifiers().getFlags();
    return modifiers.contains(Modifier.STATIC)
        && !modifiers.contains(Modifier.SYNCHRONIZED)
        && method.getBody() != null;
  }

  private String copyOf(TreePath path, MethodTree method) {
    String result = method.getReturnType().toString();
    boolean isVoid = result.equals("void");
    String type = isVoid ? "Void" : boxed(method.getReturnType());
    List<Edit> edits = new ArrayList<>();
    new Awaits(edits, type, result).scan(new TreePath(path, method.getBody()), null);
    StringBuilder copy = new StringBuilder("@dev.weft.Async ");
    method.getModifiers().getFlags().forEach(modifier -> copy.append(modifier).append(' '));
    if (!method.getTypeParameters().isEmpty()) {
      copy.append('<').append(join(method.getTypeParameters())).append("> ");
    }
    copy.append("dev.weft.Coroutine<").append(type).append("> ");
    copy.append(method.getName()).append(SUFFIX).append('(');
    copy.append(join(method.getParameters())).append(") ");
    if (!method.getThrows().isEmpty()) {
      copy.append("throws ").append(join(method.getThrows())).append(' ');
    }
    String body = apply(edits, start(method.getBody()), end(method.getBody()));
    if (isVoid && mayEnd(method.getBody())) {
      body = body.substring(0, body.lastIndexOf('}')) + "return dev.weft.Coroutines.done(); }";
    }
    return copy.append(body).toString();
  }

  private String join(List<? extends Tree> parts) {
    return String.join(", ", parts.stream().map(this::source).toList());
  }

  private String source(Tree tree) {
    return text.substring(start(tree), end(tree));
  }

  private static boolean mayEnd(BlockTree body) {
    List<? extends StatementTree> statements = body.getStatements();
    if (statements.isEmpty()) {
      return true;
    }
    Tree.Kind last = statements.get(statements.size() - 1).getKind();
    return last != Tree.Kind.THROW && last != Tree.Kind.RETURN;
  }

  private static String boxed(Tree type) {
    return switch (type.toString()) {
      case "int" -> "Integer";
      case "char" -> "Character";
      case "boolean" -> "Boolean";
      case "byte" -> "Byte";
      case "short" -> "Short";
      case "long" -> "Long";
      case "float" -> "Float";
      case "double" -> "Double";
      default -> type.toString();
    };
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  /** The text between two places with edits; inner edits stand inside outer ones. */
  private String apply(List<Edit> edits, int from, int to) {
    edits.sort(Comparator.comparingInt(Edit::at));
    StringBuilder out = new StringBuilder();
    int at = from;
    for (Edit edit : edits) {
      out.append(text, at, edit.at()).append(edit.text());
      at = edit.end();
    }
    return out.append(text, at, to).toString();
  }

  private Result result() {
    return new Result(apply(copies, 0, text.length()), methods, awaits);
  }

  /** Notes what to insert: awaits around calls, and done around what is returned. */
  private final class Awaits extends TreePathScanner<Void, Void> {
    private final List<Edit> edits;
    private final String type;
    private final String result;

    Awaits(List<Edit> edits, String type, String result) {
      this.edits = edits;
      this.type = type;
      this.result = result;
    }

    @Override
    public Void visitReturn(ReturnTree tree, Void unused) {
      ExpressionTree value = tree.getExpression();
      if (value == null) {
        insert(end(tree) - 1, " dev.weft.Coroutines.done()");
        return null;
      }
      boolean isBoxed = !type.equals(result);
      insert(
          start(value),
          "dev.weft.Coroutines.<" + type + ">done(" + (isBoxed ? "(" + result + ") (" : "("));
      super.visitReturn(tree, null);
      insert(end(value), "))");
      return null;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      String cast = cast(trees.getTypeMirror(getCurrentPath()));
      if (cast == null) {
        return super.visitMethodInvocation(tree, null);
      }
      boolean isStatement =
          getCurrentPath().getParentPath().getLeaf() instanceof ExpressionStatementTree;
      awaits++;
      insert(start(tree), isStatement ? "" : "((" + cast + ") ");
      insert(start(tree), "dev.weft.Coroutines.await(judge.Late.of(");
      super.visitMethodInvocation(tree, null);
      insert(end(tree), isStatement ? "))" : ")))");
      return null;
    }

    /** How to name the type of a call; null where no name is simple enough. */
    private String cast(TypeMirror type) {
      if (type == null || type.getKind() == TypeKind.VOID) {
        return null;
      } else if (type.getKind().isPrimitive()) {
        return type.toString();
      } else if (type instanceof ArrayType array) {
        String component = cast(array.getComponentType());
        return component == null ? null : component + "[]";
      } else if (type instanceof DeclaredType declared && declared.getTypeArguments().isEmpty()) {
        String name = declared.asElement().toString();
        return name.contains(".") && !name.contains("<") ? name : null;
      }
      return null;
    }

    private void insert(int at, String what) {
      edits.add(new Edit(at, at, what));
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
      return null;
    }

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
      return null;
    }

    @Override
    public Void visitSynchronized(SynchronizedTree tree, Void unused) {
      return null;
    }

    @Override
    public Void visitCase(CaseTree tree, Void unused) {
      return scan(tree.getStatements(), null);
    }
  }
}
