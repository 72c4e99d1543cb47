package dev.weft.processor.read;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
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
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import org.jspecify.annotations.Nullable;

/** Reads expressions: those that hold an await are taken apart, the others stay as they are. */
final class ExpressionReader extends SimpleTreeVisitor<Expr, TreePath> {
  private final Reading reading;
  private final AwaitReader awaits;
  private @Nullable SwitchReader switches;

  ExpressionReader(Reading reading) {
    this.reading = reading;
    this.awaits = new AwaitReader(reading, this);
  }

  /** Statements stand in expressions, and expressions in statements. */
  void readSwitchesWith(SwitchReader reader) {
    this.switches = reader;
  }

  /** Reads an expression that stands inside another one. */
  Expr read(TreePath path) {
    return reading.isApart(path.getLeaf())
        ? path.getLeaf().accept(this, path)
        : reading.plain(path);
  }

  /** Reads a whole expression, or one whose parentheses nothing needs. */
  Expr value(TreePath path) {
    if (path.getLeaf() instanceof ParenthesizedTree inner) {
      return value(new TreePath(path, inner.getExpression()));
    }
    return read(path);
  }

  private Expr value(TreePath parent, Tree child) {
    return value(new TreePath(parent, child));
  }

  /** Reads an operand of {@code &&}, {@code ||} or {@code !}; plain code needs its parentheses. */
  private Expr condition(TreePath parent, Tree child) {
    TreePath path = new TreePath(parent, child);
    return reading.isApart(child) ? value(path) : read(path);
  }

  /** Reads the initializer of a variable; one in braces becomes an array creation. */
  Expr initializer(TreePath declaration) {
    VariableTree tree = (VariableTree) declaration.getLeaf();
    TreePath path = new TreePath(declaration, tree.getInitializer());
    if (path.getLeaf() instanceof NewArrayTree array && array.getType() == null) {
      return braces(array, path, (ArrayType) reading.variable(declaration).asType());
    }
    return value(path);
  }

  private Expr braces(NewArrayTree array, TreePath path, ArrayType type) {
    TypeRef ref = reading.ref(type);
    TypeRef created = reading.context().typeReader().created(type);
    Code creation = new CodeBuffer().text("new ").type(created).text(" ").toCode();
    if (!reading.isApart(array)) {
      Code code = Code.join(creation, reading.printer().expression(path));
      return new Expr.Plain(code, ref, Expr.Effect.ANY);
    }
    Operands operands = operands().addElements(type.getComponentType(), path, array);
    List<Expr.Part> parts = new ArrayList<>();
    parts.add(new Expr.Fixed(creation));
    parts.addAll(reading.printer().parts(path, operands.read()));
    return new Expr.Strict(parts, ref);
  }

  private Operands operands() {
    return new Operands(reading, this);
  }

  private Expr strict(TreePath path, Operands operands) {
    reading.declareOutliving(path);
    return new Expr.Strict(reading.printer().parts(path, operands.read()), reading.type(path));
  }

  @Override
  protected Expr defaultAction(Tree tree, TreePath path) {
    throw Unsupported.newer(path);
  }

  @Override
  public Expr visitParenthesized(ParenthesizedTree tree, TreePath path) {
    Expr inner = read(new TreePath(path, tree.getExpression()));
    if (inner instanceof Expr.Await) {
      return inner;
    }
    List<Expr.Part> parts = new ArrayList<>();
    parts.add(new Expr.Fixed(Code.of("(")));
    parts.addAll(
        inner instanceof Expr.Strict strict ? strict.parts() : List.of(new Expr.Operand(inner)));
    parts.add(new Expr.Fixed(Code.of(")")));
    return new Expr.Strict(parts, inner.type());
  }

  @Override
  public Expr visitMethodInvocation(MethodInvocationTree tree, TreePath path) {
    if (reading.symbols().isAwait(path)) {
      return awaits.read(path);
    }
    if (reading.symbols().isEmit(path)) {
      return awaits.readEmit(path);
    }
    TreePath method = new TreePath(path, tree.getMethodSelect());
    Operands operands = operands();
    if (method.getLeaf() instanceof MemberSelectTree select) {
      operands.add(method, select.getExpression());
    }
    operands.addArguments(executable(method), path, tree.getArguments());
    return strict(path, operands);
  }

  private ExecutableElement executable(TreePath path) {
    return (ExecutableElement) reading.element(path).orElseThrow();
  }

  @Override
  public Expr visitNewClass(NewClassTree tree, TreePath path) {
    Operands operands = operands();
    if (tree.getEnclosingExpression() != null) {
      operands.addOuter(path, tree.getEnclosingExpression());
    }
    operands.addArguments(executable(path), path, tree.getArguments());
    return strict(path, operands);
  }

  @Override
  public Expr visitNewArray(NewArrayTree tree, TreePath path) {
    Operands operands = operands();
    tree.getDimensions().forEach(dimension -> operands.addNumeric(path, dimension));
    if (tree.getInitializers() != null) {
      ArrayType type = (ArrayType) reading.mirror(path);
      operands.addElements(type.getComponentType(), path, tree);
    }
    return strict(path, operands);
  }

  @Override
  public Expr visitArrayAccess(ArrayAccessTree tree, TreePath path) {
    return strict(path, operands().addPlace(path));
  }

  @Override
  public Expr visitMemberSelect(MemberSelectTree tree, TreePath path) {
    return strict(path, operands().addPlace(path));
  }

  @Override
  public Expr visitMemberReference(MemberReferenceTree tree, TreePath path) {
    return strict(path, operands().add(path, tree.getQualifierExpression()));
  }

  @Override
  public Expr visitTypeCast(TypeCastTree tree, TreePath path) {
    return strict(path, operands().add(path, tree.getExpression()));
  }

  @Override
  public Expr visitInstanceOf(InstanceOfTree tree, TreePath path) {
    return strict(path, operands().add(path, tree.getExpression()));
  }

  @Override
  public Expr visitUnary(UnaryTree tree, TreePath path) {
    TreePath operand = new TreePath(path, tree.getExpression());
    return switch (tree.getKind()) {
      case LOGICAL_COMPLEMENT -> new Expr.Not(value(operand));
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
          strict(path, operands().addPlace(operand));
      default -> strict(path, operands().add(path, tree.getExpression()));
    };
  }

  @Override
  public Expr visitBinary(BinaryTree tree, TreePath path) {
    ExpressionTree left = tree.getLeftOperand();
    ExpressionTree right = tree.getRightOperand();
    return switch (tree.getKind()) {
      case CONDITIONAL_AND -> new Expr.And(condition(path, left), condition(path, right));
      case CONDITIONAL_OR -> new Expr.Or(condition(path, left), condition(path, right));
      case EQUAL_TO, NOT_EQUAL_TO ->
          isReferenceEquality(tree, path)
              ? strict(path, operands().add(path, left).add(path, right))
              : strict(path, operands().addNumeric(path, left).addNumeric(path, right));
      case PLUS ->
          reading.mirror(path).getKind().isPrimitive()
              ? strict(path, operands().addNumeric(path, left).addNumeric(path, right))
              : strict(path, operands().addConcatenated(path, left).addConcatenated(path, right));
      default -> strict(path, operands().addNumeric(path, left).addNumeric(path, right));
    };
  }

  /** JLS 15.21.3; where one side is primitive, the other is unboxed. */
  private boolean isReferenceEquality(BinaryTree tree, TreePath path) {
    return !reading.mirror(new TreePath(path, tree.getLeftOperand())).getKind().isPrimitive()
        && !reading.mirror(new TreePath(path, tree.getRightOperand())).getKind().isPrimitive();
  }

  @Override
  public Expr visitAssignment(AssignmentTree tree, TreePath path) {
    Operands operands = operands().addPlace(new TreePath(path, tree.getVariable()));
    return strict(path, operands.add(path, tree.getExpression()));
  }

  @Override
  public Expr visitCompoundAssignment(CompoundAssignmentTree tree, TreePath path) {
    TreePath variable = new TreePath(path, tree.getVariable());
    Operands place = operands().addPlace(variable);
    if (!reading.isApart(tree.getExpression())) {
      return strict(path, place.add(path, tree.getExpression()));
    }
    return new Expr.Compound(
        reading.printer().placeParts(variable, place.readBeforeAwait()),
        reading.local(variable),
        reading.type(variable),
        Operators.compound(tree.getKind()),
        value(path, tree.getExpression()));
  }

  @Override
  public Expr visitConditionalExpression(ConditionalExpressionTree tree, TreePath path) {
    TypeRef type = reading.type(path);
    return new Expr.Conditional(
        value(path, tree.getCondition()),
        value(path, tree.getTrueExpression()),
        value(path, tree.getFalseExpression()),
        type);
  }

  /** Where only the selector awaits, the rest is the one thing done with its value. */
  @Override
  public Expr visitSwitchExpression(SwitchExpressionTree tree, TreePath path) {
    if (tree.getCases().stream().anyMatch(reading::isApart)) {
      return Objects.requireNonNull(switches).readExpression(path);
    }
    TreePath selector = new TreePath(path, tree.getExpression());
    Operands operands = operands();
    if (selector.getLeaf() instanceof ParenthesizedTree inner) {
      operands.add(selector, inner.getExpression());
    } else {
      operands.add(path, selector.getLeaf());
    }
    return strict(path, operands);
  }
}
