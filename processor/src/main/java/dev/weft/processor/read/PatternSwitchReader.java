package dev.weft.processor.read;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.Target;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/**
 * Turns a switch over patterns into tests in the order of the labels (JLS 14.11.3); default comes
 * last, wherever it stands.
 *
 * <pre>{@code
 * switch (shape) { case Circle c when await(ok(c)) -> a(); default -> b(); }
 *
 * if (selector instanceof Circle c && await(ok(c))) a(); else b();
 * }</pre>
 */
final class PatternSwitchReader {
  private static final TypeRef OBJECTS = TypeRef.declared("java.util", "Objects");

  private final Reading reading;
  private final ExpressionReader expressions;

  PatternSwitchReader(Reading reading, ExpressionReader expressions) {
    this.reading = reading;
    this.expressions = expressions;
  }

  /** An arm: when it is taken, what it does, and whether it goes on with the next one. */
  private record Arm(Optional<Expr> test, List<Stmt> body, boolean fallsThrough, int line) {}

  List<Stmt> read(
      TreePath path,
      TreePath selector,
      List<? extends CaseTree> cases,
      Target breaks,
      Function<TreePath, List<Stmt>> bodies) {
    int line = reading.line(path);
    TypeRef type = reading.type(selector);
    Local value = reading.temporary("selector", type);
    List<Stmt> all = new ArrayList<>();
    all.add(
        new Stmt.Declare(
            value,
            Optional.of(expressions.value(selector)),
            type instanceof TypeRef.NonDenotable,
            line));
    if (cases.stream().noneMatch(PatternSwitchReader::takesNull) && !type.isPrimitive()) {
      all.add(new Stmt.Evaluate(nonNull(value), line));
    }
    List<Arm> arms = new ArrayList<>();
    cases.forEach(arm -> arms.add(arm(new TreePath(path, arm), value, bodies)));
    all.addAll(
        arms.stream().anyMatch(Arm::fallsThrough)
            ? numbered(arms, breaks, line)
            : List.of(new Stmt.Labeled(breaks, inARow(arms, line), line)));
    return List.of(new Stmt.Block(all, line));
  }

  private static boolean takesNull(CaseTree arm) {
    return Trees17.labels(arm).stream().anyMatch(PatternSwitchReader::isNull);
  }

  private static boolean isNull(Tree label) {
    return label.getKind() == Tree.Kind.NULL_LITERAL;
  }

  /** A switch without a label for null does not take it (JLS 14.11.3). */
  private static Expr nonNull(Local value) {
    Code code =
        new CodeBuffer()
            .type(OBJECTS)
            .text(".requireNonNull(")
            .code(Code.read(value))
            .text(")")
            .toCode();
    return new Expr.Plain(code, value.type(), Expr.Effect.ANY);
  }

  private Arm arm(TreePath path, Local value, Function<TreePath, List<Stmt>> bodies) {
    CaseTree arm = (CaseTree) path.getLeaf();
    Optional<Expr> test =
        Trees17.isDefault(arm) ? Optional.empty() : Optional.of(test(path, arm, value));
    boolean fallsThrough =
        arm.getCaseKind() == CaseTree.CaseKind.STATEMENT
            && !isLast(path, arm)
            && reading.completion().ofAll(path, arm.getStatements());
    return new Arm(test, bodies.apply(path), fallsThrough, reading.line(path));
  }

  private static boolean isLast(TreePath path, CaseTree arm) {
    List<? extends CaseTree> cases = Trees17.cases(path.getParentPath().getLeaf());
    return cases.get(cases.size() - 1) == arm;
  }

  private Expr test(TreePath path, CaseTree arm, Local value) {
    List<Code> tests = new ArrayList<>();
    for (Tree label : Trees17.labels(arm)) {
      tests.add(test(new TreePath(path, label), value));
    }
    Tree guard = Trees17.guard(arm);
    boolean isGroup = tests.size() > 1 && guard != null;
    Expr test = condition(isGroup ? grouped(either(tests)) : either(tests));
    return guard == null ? test : new Expr.And(test, guard(new TreePath(path, guard)));
  }

  private static Code either(List<Code> tests) {
    Code all = tests.get(0);
    for (Code test : tests.subList(1, tests.size())) {
      all = Code.join(all, Code.of(" || "), test);
    }
    return all;
  }

  private static Code grouped(Code code) {
    return Code.join(Code.of("("), code, Code.of(")"));
  }

  private static Expr condition(Code code) {
    return new Expr.Plain(code, KnownTypes.BOOLEAN, Expr.Effect.ANY);
  }

  private Expr guard(TreePath path) {
    if (reading.isApart(path.getLeaf())) {
      return expressions.value(path);
    }
    Expr.Plain guard = reading.plain(path);
    return path.getLeaf() instanceof ParenthesizedTree ? guard : condition(grouped(guard.code()));
  }

  private Code test(TreePath label, Local value) {
    if (isNull(label.getLeaf())) {
      return Code.join(Code.read(value), Code.of(" == null"));
    }
    if (Trees17.is(label.getLeaf(), "PATTERN_CASE_LABEL")) {
      reading.declareOutliving(label);
      Tree pattern = (Tree) Objects.requireNonNull(Trees17.child(label.getLeaf(), "getPattern"));
      return reading.printer().test(value, new TreePath(label, pattern));
    }
    return constant(label, value);
  }

  /** No test fails on null, which a later label may take. */
  private Code constant(TreePath label, Local value) {
    Optional<Element> element = reading.element(label);
    if (element.isPresent() && element.get().getKind() == ElementKind.ENUM_CONSTANT) {
      return new CodeBuffer()
          .code(Code.read(value))
          .text(" == ")
          .type(reading.ref(reading.context().types().erasure(element.get().asType())))
          .text("." + element.get().getSimpleName())
          .toCode();
    }
    Code constant = reading.printer().expression(label);
    if (reading.mirror(label).getKind().isPrimitive()) {
      Code equal = Code.join(Code.read(value), Code.of(" == "), constant);
      return value.type().isPrimitive()
          ? equal
          : grouped(Code.join(Code.read(value), Code.of(" != null && "), equal));
    }
    return new CodeBuffer()
        .type(OBJECTS)
        .text(".equals(")
        .code(Code.read(value))
        .text(", ")
        .code(constant)
        .text(")")
        .toCode();
  }

  private Stmt.Block inARow(List<Arm> arms, int line) {
    List<Stmt> otherwise =
        arms.stream()
            .filter(arm -> arm.test().isEmpty())
            .findFirst()
            .map(Arm::body)
            .orElseGet(() -> List.of(noMatch(line)));
    for (int i = arms.size() - 1; i >= 0; i--) {
      Arm arm = arms.get(i);
      if (arm.test().isPresent()) {
        otherwise =
            List.of(
                new Stmt.If(
                    arm.test().get(),
                    new Stmt.Block(arm.body(), arm.line()),
                    new Stmt.Block(otherwise, arm.line()),
                    arm.line()));
      }
    }
    return new Stmt.Block(otherwise, line);
  }

  /** Where an arm falls through, the tests find a number, and a switch over it does the rest. */
  private List<Stmt> numbered(List<Arm> arms, Target breaks, int line) {
    Local number = reading.temporary("arm", KnownTypes.INT);
    List<Arm> choices = new ArrayList<>();
    List<Stmt.Group> groups = new ArrayList<>();
    for (Arm arm : arms) {
      String label = String.valueOf(groups.size());
      Expr.Plain value = new Expr.Plain(Code.of(label), KnownTypes.INT, Expr.Effect.NONE);
      Stmt choice = new Stmt.Assign(number, value, arm.line());
      choices.add(new Arm(arm.test(), List.of(choice), false, arm.line()));
      groups.add(new Stmt.Group(List.of(Code.of(label)), false, arm.body(), arm.line()));
    }
    Expr selector = new Expr.Plain(Code.read(number), KnownTypes.INT, Expr.Effect.READS_LOCALS);
    return List.of(
        new Stmt.Declare(number, Optional.empty(), false, line),
        inARow(choices, line),
        new Stmt.Switch(selector, groups, false, breaks, line));
  }

  /**
   * What happens where no label matches: a class has changed since the user's was compiled (JLS
   * 14.11.3, 15.28.2). The level of the language says how that is told, not the library at hand.
   */
  Stmt noMatch(int line) {
    boolean isSince21 = reading.context().release() >= 21;
    TypeRef type =
        TypeRef.declared(
            "java.lang", isSince21 ? "MatchException" : "IncompatibleClassChangeError");
    Code code =
        new CodeBuffer().text("new ").type(type).text(isSince21 ? "(null, null)" : "()").toCode();
    return new Stmt.Throw(new Expr.Plain(code, type, Expr.Effect.ANY), line);
  }
}
