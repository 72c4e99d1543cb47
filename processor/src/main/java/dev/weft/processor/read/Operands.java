package dev.weft.processor.read;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Collects the operands of one expression in the order of their evaluation and reads them. What a
 * value goes through before the next operand is evaluated, unboxing and conversion to a string, is
 * done as part of an operand that an await follows: the value would keep, but its failure would
 * come late.
 */
final class Operands {
  private static final TypeRef STRING = TypeRef.declared("java.lang", "String");
  private static final TypeRef OBJECTS = TypeRef.declared("java.util", "Objects");

  private final Reading reading;
  private final ExpressionReader expressions;
  private final List<Slot> slots = new ArrayList<>();

  private record Slot(TreePath path, UnaryOperator<Expr> conversion) {}

  Operands(Reading reading, ExpressionReader expressions) {
    this.reading = reading;
    this.expressions = expressions;
  }

  /** An operand whose value is used as it is. */
  Operands add(TreePath parent, Tree child) {
    TreePath path = new TreePath(parent, child);
    if (reading.isEvaluated(path)) {
      slots.add(new Slot(path, UnaryOperator.identity()));
    }
    return this;
  }

  /** An operand that is unboxed where it is a box. */
  Operands addNumeric(TreePath parent, Tree child) {
    TreePath path = new TreePath(parent, child);
    slots.add(new Slot(path, unboxing(path)));
    return this;
  }

  /** An operand of a string concatenation (JLS 15.18.1). */
  Operands addConcatenated(TreePath parent, Tree child) {
    TreePath path = new TreePath(parent, child);
    slots.add(new Slot(path, stringConversion(path)));
    return this;
  }

  /** The instance around a new inner one, which may not be null (JLS 15.9.4). */
  Operands addOuter(TreePath parent, Tree child) {
    TreePath path = new TreePath(parent, child);
    if (reading.isEvaluated(path)) {
      slots.add(new Slot(path, this::nonNull));
    }
    return this;
  }

  /** An operand that becomes a value of the type. */
  Operands addAs(TypeMirror target, TreePath parent, Tree child) {
    return target.getKind().isPrimitive() ? addNumeric(parent, child) : add(parent, child);
  }

  /** Arguments of a method or constructor. */
  Operands addArguments(
      ExecutableElement method, TreePath parent, List<? extends ExpressionTree> arguments) {
    int count = method.getParameters().size();
    for (int i = 0; i < arguments.size(); i++) {
      TypeMirror target = method.getParameters().get(Math.min(i, count - 1)).asType();
      boolean isSpread = method.isVarArgs() && i >= count - 1;
      addAs(isSpread ? ((ArrayType) target).getComponentType() : target, parent, arguments.get(i));
    }
    return this;
  }

  /** What is evaluated to find the variable on the left of an assignment (JLS 15.26). */
  Operands addPlace(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree inner) {
      addPlace(new TreePath(path, inner.getExpression()));
    } else if (tree instanceof ArrayAccessTree access) {
      add(path, access.getExpression());
      addNumeric(path, access.getIndex());
    } else if (tree instanceof MemberSelectTree select) {
      add(path, select.getExpression());
    }
    return this;
  }

  /** The elements of an array initializer, which have no order but their own (JLS 10.6). */
  Operands addElements(TypeMirror component, TreePath parent, NewArrayTree array) {
    for (ExpressionTree element : array.getInitializers()) {
      if (element instanceof NewArrayTree nested && nested.getType() == null) {
        TypeMirror inner = ((ArrayType) component).getComponentType();
        addElements(inner, new TreePath(parent, nested), nested);
      } else {
        addAs(component, parent, element);
      }
    }
    return this;
  }

  /** Whether any of them holds an await. */
  boolean isApart() {
    return lastApart() >= 0;
  }

  /** Reads them all. */
  IdentityHashMap<Tree, Expr> read() {
    return readBefore(lastApart());
  }

  /** Reads them all, where an await follows the last. */
  IdentityHashMap<Tree, Expr> readBeforeAwait() {
    return readBefore(slots.size());
  }

  private IdentityHashMap<Tree, Expr> readBefore(int await) {
    IdentityHashMap<Tree, Expr> operands = new IdentityHashMap<>();
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      Expr operand = expressions.read(slot.path());
      operands.put(slot.path().getLeaf(), i < await ? slot.conversion().apply(operand) : operand);
    }
    return operands;
  }

  private int lastApart() {
    for (int i = slots.size() - 1; i >= 0; i--) {
      if (reading.isApart(slots.get(i).path().getLeaf())) {
        return i;
      }
    }
    return -1;
  }

  private UnaryOperator<Expr> unboxing(TreePath path) {
    TypeMirror type = reading.mirror(path);
    if (type.getKind().isPrimitive() || !isBox(type)) {
      return UnaryOperator.identity();
    }
    TypeRef unboxed = reading.ref(reading.context().types().unboxedType(type));
    return operand -> converted(Code.EMPTY, operand, Code.EMPTY, unboxed);
  }

  private boolean isBox(TypeMirror type) {
    try {
      reading.context().types().unboxedType(type);
      return true;
    } catch (IllegalArgumentException notABox) {
      return false;
    }
  }

  private UnaryOperator<Expr> stringConversion(TreePath path) {
    TypeMirror type = reading.mirror(path);
    boolean isFixed =
        type.getKind().isPrimitive()
            || type.getKind() == TypeKind.NULL
            || isBox(type)
            || reading.ref(type).equals(STRING);
    if (isFixed) {
      return UnaryOperator.identity();
    }
    return operand -> converted(Code.of("\"\" + "), operand, Code.EMPTY, STRING);
  }

  private Expr nonNull(Expr operand) {
    Code check = new CodeBuffer().type(OBJECTS).text(".requireNonNull(").toCode();
    return converted(check, operand, Code.of(")"), operand.type());
  }

  private static Expr converted(Code before, Expr operand, Code after, TypeRef type) {
    if (operand instanceof Expr.Plain plain) {
      return new Expr.Plain(Code.join(before, plain.code(), after), type, Expr.Effect.ANY);
    }
    List<Expr.Part> parts = new ArrayList<>();
    if (!before.pieces().isEmpty()) {
      parts.add(new Expr.Fixed(before));
    }
    parts.add(new Expr.Operand(operand));
    if (!after.pieces().isEmpty()) {
      parts.add(new Expr.Fixed(after));
    }
    return new Expr.Strict(parts, type);
  }
}
