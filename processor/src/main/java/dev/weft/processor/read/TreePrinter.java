package dev.weft.processor.read;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * Prints one tree: operators and lambdas here, all else by printers of its own. The visitor's
 * parameter is the path of the tree visited.
 */
final class TreePrinter extends SimpleTreeVisitor<@Nullable Void, TreePath> {
  private final Printer.Context context;
  private final CodeBuffer out = new CodeBuffer();
  private final NamePrinter names;
  private final MemberPrinter members;
  private final CreationPrinter creations;
  private final PatternPrinter patterns;
  private final TypePrinter types;
  private final StatementPrinter statements;
  private final Holes holes;
  private int captures;

  TreePrinter(Printer.Context context, TreePath root) {
    this(context, root, Holes.NONE);
  }

  TreePrinter(Printer.Context context, TreePath root, Holes holes) {
    this.context = context;
    this.holes = holes;
    this.names = new NamePrinter(context, out);
    LocalCreations locals = new LocalCreations(context, this, names, out);
    this.members = new MemberPrinter(context, this, names, locals, out);
    this.patterns = new PatternPrinter(context, this, names, out);
    this.types = new TypePrinter(this, names, patterns, out);
    this.statements = new StatementPrinter(context, root, this, out);
    this.creations = new CreationPrinter(context, this, names, locals, out);
  }

  Code code() {
    return out.toCode();
  }

  Code codeWithNewline() {
    return out.text("\n").toCode();
  }

  void statement(TreePath path) {
    statements.print(path);
  }

  /** Prints a test whether a value matches a pattern. */
  void test(Runnable value, TreePath pattern) {
    patterns.test(value, pattern);
  }

  /** Prints an expression or a type. */
  void print(TreePath path) {
    if (!holes.fill(path.getLeaf(), out)) {
      path.getLeaf().accept(this, path);
    }
  }

  /** Prints a child of the path's tree. */
  void print(TreePath parent, Tree child) {
    print(new TreePath(parent, child));
  }

  /** Prints code. */
  void print(Code code) {
    out.code(code);
  }

  void list(TreePath parent, Iterable<? extends Tree> trees) {
    String separator = "";
    for (Tree tree : trees) {
      out.text(separator);
      print(parent, tree);
      separator = ", ";
    }
  }

  /** What is printed until the matching {@link #leaveCapture} stands in a lambda. */
  void enterCapture() {
    captures++;
  }

  void leaveCapture() {
    captures--;
  }

  /** Whether what is printed stands in a lambda of the printed code. */
  boolean captured() {
    return captures > 0;
  }

  @Override
  protected @Nullable Void defaultAction(Tree tree, TreePath path) {
    return tree.accept(types, path);
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, TreePath path) {
    name(path, Access.READ);
    return null;
  }

  private void name(TreePath path, Access access) {
    out.text(names.identifier(path, access, captured()));
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, TreePath path) {
    out.text(members.select(tree, path));
    return null;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, TreePath path) {
    members.callee(tree, path);
    out.text("(");
    list(path, tree.getArguments());
    out.text(")");
    return null;
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, TreePath path) {
    creations.object(tree, path);
    return null;
  }

  @Override
  public @Nullable Void visitNewArray(NewArrayTree tree, TreePath path) {
    creations.array(tree, path);
    return null;
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, TreePath path) {
    members.reference(tree, path);
    return null;
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, TreePath path) {
    enterCapture();
    lambdaParameters(tree, path);
    out.text(" -> ");
    TreePath body = new TreePath(path, tree.getBody());
    Optional<ExecutableElement> async = AsyncLambdas.asyncMethod(path, context);
    if (async.isPresent()) {
      context.lambdas().print(path, async.get(), context, out);
    } else if (tree.getBodyKind() == LambdaExpressionTree.BodyKind.EXPRESSION) {
      print(body);
    } else {
      statements.block(body);
    }
    leaveCapture();
    return null;
  }

  private void lambdaParameters(LambdaExpressionTree tree, TreePath path) {
    List<? extends VariableTree> parameters = tree.getParameters();
    boolean isImplicit = parameters.stream().allMatch(this::isImplicit);
    if (isImplicit && parameters.size() == 1) {
      out.text(declared(new TreePath(path, parameters.get(0))));
      return;
    }
    String separator = "";
    out.text("(");
    for (VariableTree parameter : parameters) {
      out.text(separator);
      if (!isImplicit) {
        print(new TreePath(path, parameter), parameter.getType());
        out.text(" ");
      }
      out.text(declared(new TreePath(path, parameter)));
      separator = ", ";
    }
    out.text(")");
  }

  private boolean isImplicit(VariableTree parameter) {
    return parameter.getType() == null || !context.isWritten(parameter.getType());
  }

  /** The name of a variable that the printed code declares. */
  String declared(TreePath variable) {
    String written = ((VariableTree) variable.getLeaf()).getName().toString();
    Element element = context.trees().getElement(variable);
    String name = element == null ? written : context.scope().printedName(element);
    if (name.isEmpty()) {
      return "_"; // JLS 14.4, unnamed since 22
    }
    context.scope().innerName(name);
    return name;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, TreePath path) {
    place(new TreePath(path, tree.getVariable()), Access.WRITE);
    out.text(" = ");
    print(path, tree.getExpression());
    return null;
  }

  /** Prints the left side of an assignment. */
  void place(TreePath path, Access access) {
    if (path.getLeaf() instanceof ParenthesizedTree inner) {
      place(new TreePath(path, inner.getExpression()), access);
    } else if (path.getLeaf() instanceof IdentifierTree) {
      name(path, access);
    } else {
      print(path);
    }
  }

  @Override
  public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, TreePath path) {
    place(new TreePath(path, tree.getVariable()), Access.READ_WRITE);
    out.text(" " + Operators.compound(tree.getKind()) + "= ");
    print(path, tree.getExpression());
    return null;
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, TreePath path) {
    TreePath operand = new TreePath(path, tree.getExpression());
    switch (tree.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT -> {
        out.text(Operators.unary(tree.getKind()));
        place(operand, Access.READ_WRITE);
      }
      case POSTFIX_INCREMENT, POSTFIX_DECREMENT -> {
        place(operand, Access.READ_WRITE);
        out.text(Operators.unary(tree.getKind()));
      }
      default -> {
        out.text(Operators.unary(tree.getKind()));
        if (operand.getLeaf() instanceof UnaryTree || operand.getLeaf() instanceof LiteralTree) {
          out.text(operand.getLeaf().toString().startsWith("-") ? " " : "");
        }
        print(operand);
      }
    }
    return null;
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree tree, TreePath path) {
    print(path, tree.getLeftOperand());
    out.text(" " + Operators.binary(tree.getKind()) + " ");
    print(path, tree.getRightOperand());
    return null;
  }

  @Override
  public @Nullable Void visitConditionalExpression(ConditionalExpressionTree tree, TreePath path) {
    print(path, tree.getCondition());
    out.text(" ? ");
    print(path, tree.getTrueExpression());
    out.text(" : ");
    print(path, tree.getFalseExpression());
    return null;
  }

  @Override
  public @Nullable Void visitParenthesized(ParenthesizedTree tree, TreePath path) {
    out.text("(");
    print(path, tree.getExpression());
    out.text(")");
    return null;
  }

  @Override
  public @Nullable Void visitLiteral(LiteralTree tree, TreePath path) {
    out.text(tree.getValue() == null ? "null" : Literals.spell(tree.getValue()));
    return null;
  }

  @Override
  public @Nullable Void visitArrayAccess(ArrayAccessTree tree, TreePath path) {
    print(path, tree.getExpression());
    out.text("[");
    print(path, tree.getIndex());
    out.text("]");
    return null;
  }

  @Override
  public @Nullable Void visitTypeCast(TypeCastTree tree, TreePath path) {
    out.text("(");
    print(path, tree.getType());
    out.text(") ");
    print(path, tree.getExpression());
    return null;
  }

  @Override
  public @Nullable Void visitInstanceOf(InstanceOfTree tree, TreePath path) {
    patterns.test(tree, path);
    return null;
  }

  @Override
  public @Nullable Void visitBindingPattern(BindingPatternTree tree, TreePath path) {
    patterns.binding(tree, path);
    return null;
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, TreePath path) {
    statements.switchOn(tree.getExpression(), tree.getCases(), path);
    return null;
  }

  void separated(TreePath path, List<? extends Tree> trees, String separator) {
    String before = "";
    for (Tree tree : trees) {
      out.text(before);
      print(path, tree);
      before = separator;
    }
  }
}
