package dev.weft.processor.read;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Prints patterns and tests. What a pattern declares and the code around the printed tree uses is
 * assigned to a local as part of the test.
 */
final class PatternPrinter {
  private final Printer.Context context;
  private final TreePrinter expressions;
  private final NamePrinter names;
  private final CodeBuffer out;

  PatternPrinter(
      Printer.Context context, TreePrinter expressions, NamePrinter names, CodeBuffer out) {
    this.context = context;
    this.expressions = expressions;
    this.names = names;
    this.out = out;
  }

  /** {@code x instanceof P}. */
  void test(InstanceOfTree tree, TreePath path) {
    Tree pattern = tree.getPattern() == null ? tree.getType() : tree.getPattern();
    test(() -> tested(new TreePath(path, tree.getExpression())), new TreePath(path, pattern));
  }

  /** Javac 17 does not compile a test of an operand that is cast to an intersection. */
  private void tested(TreePath operand) {
    TypeMirror type = context.trees().getTypeMirror(operand);
    if (type != null && type.getKind() == TypeKind.INTERSECTION) {
      out.text("(").type(KnownTypes.OBJECT).text(") ");
    }
    expressions.print(operand);
  }

  /** Prints a test whether a value matches a pattern or is of a type. */
  void test(Runnable value, TreePath pattern) {
    List<Binding> outliving = new ArrayList<>();
    collectOutliving(pattern, outliving);
    out.text(outliving.isEmpty() ? "" : "(");
    value.run();
    out.text(" instanceof ");
    expressions.print(pattern);
    for (Binding binding : outliving) {
      out.text(" && ((");
      out.piece(new Code.Use(binding.local(), Access.WRITE, expressions.captured()));
      // True whatever the value is; it stands here for the assignment.
      out.text(" = " + binding.name() + ") == " + binding.name());
      out.text(binding.isPrimitive() ? " || true)" : ")");
    }
    out.text(outliving.isEmpty() ? "" : ")");
  }

  /**
   * A pattern variable that lives on outside the printed code, and the name it has in the pattern.
   */
  private record Binding(Local local, String name) {
    boolean isPrimitive() {
      return local.type().isPrimitive();
    }
  }

  private void collectOutliving(TreePath pattern, List<Binding> into) {
    if (pattern.getLeaf() instanceof BindingPatternTree binding) {
      TreePath variable = new TreePath(pattern, binding.getVariable());
      context
          .scope()
          .local(context.trees().getElement(variable))
          .ifPresent(local -> into.add(new Binding(local, patternName(local))));
    } else if (Trees17.is(pattern.getLeaf(), "DECONSTRUCTION_PATTERN")) {
      List<?> nested = (List<?>) Trees17.child(pattern.getLeaf(), "getNestedPatterns");
      if (nested != null) {
        nested.forEach(child -> collectOutliving(new TreePath(pattern, (Tree) child), into));
      }
    }
  }

  private String patternName(Local local) {
    String name = local.name() + "Matched";
    context.scope().innerName(name);
    return name;
  }

  /** {@code T name}, as a pattern. */
  void binding(BindingPatternTree tree, TreePath path) {
    TreePath variable = new TreePath(path, tree.getVariable());
    Optional<Local> local = context.scope().local(context.trees().getElement(variable));
    Tree type = tree.getVariable().getType();
    if (type == null || !context.isWritten(type)) {
      out.text("var");
    } else if (names.isBorrowingBinding(context.trees().getElement(variable))) {
      out.type(context.typeReader().asked(context.trees().getElement(variable).asType()));
    } else {
      expressions.print(variable, type);
    }
    out.text(" ");
    out.text(local.isPresent() ? patternName(local.get()) : expressions.declared(variable));
  }

  /** A tree of a kind that came after Java 17. */
  void newer(Tree tree, TreePath path) {
    switch (tree.getKind().name()) {
      case "DECONSTRUCTION_PATTERN" -> recordPattern(tree, path);
      case "ANY_PATTERN" -> out.text("_");
      case "PATTERN_CASE_LABEL" -> expressions.print(path, child(tree, "getPattern"));
      case "CONSTANT_CASE_LABEL" -> expressions.print(path, child(tree, "getConstantExpression"));
      case "DEFAULT_CASE_LABEL" -> out.text("default");
      case "PARENTHESIZED_PATTERN" -> {
        out.text("(");
        expressions.print(path, child(tree, "getPattern"));
        out.text(")");
      }
      default -> throw Unsupported.newer(path);
    }
  }

  private static Tree child(Tree tree, String getter) {
    return (Tree) Objects.requireNonNull(Trees17.child(tree, getter));
  }

  private void recordPattern(Tree tree, TreePath path) {
    expressions.print(path, child(tree, "getDeconstructor"));
    List<?> nested = (List<?>) Trees17.child(tree, "getNestedPatterns");
    out.text("(");
    expressions.list(
        path, nested == null ? List.of() : nested.stream().map(Tree.class::cast).toList());
    out.text(")");
  }
}
