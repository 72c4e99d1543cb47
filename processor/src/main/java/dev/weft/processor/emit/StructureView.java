package dev.weft.processor.emit;

import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan.Storage;
import dev.weft.processor.plan.Structure;
import dev.weft.processor.plan.Units;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what the writers ask about a structured body: names of ours, types, what is kept. */
final class StructureView {
  private final AsyncMethod method;
  private final Structure structure;
  private final PlanView view;

  StructureView(AsyncMethod method, Structure structure, PlanView view) {
    this.method = method;
    this.structure = structure;
    this.view = view;
  }

  boolean waits() {
    return structure.awaits() > 0;
  }

  String task() {
    return view.freeName("task");
  }

  String depth() {
    return view.freeName("depth");
  }

  String frame() {
    return view.freeName("frame");
  }

  String kept() {
    return view.freeName("kept");
  }

  String state() {
    return view.plan().stateName();
  }

  /** What awaiting gives. */
  TypeRef result() {
    return method.resultType();
  }

  boolean isPrimitive() {
    return KnownTypes.unboxed(result()).isPresent();
  }

  /** What the method that is the body returns. */
  TypeRef returned() {
    return returned(method);
  }

  /** What a direct call of the body gives: the primitive value, or any object. */
  static TypeRef returned(AsyncMethod method) {
    return KnownTypes.unboxed(method.resultType()).orElse(KnownTypes.OBJECT);
  }

  /** The kept locals, one for each name. */
  Map<String, Local> keptByName() {
    Map<String, Local> kept = new LinkedHashMap<>();
    structure.kept().forEach(local -> kept.putIfAbsent(view.name(local), local));
    return kept;
  }

  /** The names of the kept locals that the frame has got when it was made, and that stay. */
  List<String> fixed() {
    return names(true);
  }

  /** The names of those that are kept anew by each await that waits. */
  List<String> changing() {
    return names(false);
  }

  private List<String> names(boolean areFixed) {
    return keptByName().entrySet().stream()
        .filter(entry -> structure.fixed().contains(entry.getValue()) == areFixed)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The variables of the method that are no parameters, one for each name. */
  Map<String, Local> hoisted() {
    Map<String, Local> hoisted = new LinkedHashMap<>();
    view.stored(Storage.METHOD).forEach(local -> hoisted.putIfAbsent(view.name(local), local));
    hoisted.keySet().removeAll(keptByName().keySet());
    return hoisted;
  }

  /** The call that keeps what is needed behind an await. */
  String keep(int state) {
    return "keep("
        + String.join(", ", frame(), task(), String.valueOf(state))
        + String.join("", keptByName().keySet().stream().map(name -> ", " + name).toList())
        + ")";
  }

  /** A comment that says which line of the user's file something is. */
  String at(int line) {
    return " // " + method.fileName() + ":" + line;
  }

  static String zero(TypeRef type) {
    if (!type.isPrimitive()) {
      return "null";
    }
    return type.equals(KnownTypes.BOOLEAN) ? "false" : "0";
  }

  /** The same for a call, which does not narrow constants (JLS 5.3). */
  static String zeroArgument(TypeRef type) {
    return switch (type.toString()) {
      case "byte", "short", "char" -> "(" + type + ") 0";
      default -> zero(type);
    };
  }

  /** Whether a block declares variables that need its braces. */
  static boolean declares(Stmt.Block block, Structure structure, PlanView view) {
    List<Units.Unit> units = Units.of(block.statements());
    Units.Unit last = units.get(units.size() - 1);
    return last.plain().stream()
            .anyMatch(
                statement ->
                    statement instanceof Stmt.Declare declare && view.isInState(declare.local()))
        || last.awaiting()
            .filter(Stmt.Await.class::isInstance)
            .flatMap(await -> structure.value((Stmt.Await) await))
            .filter(view::isInState)
            .isPresent();
  }

  /** {@code if (!(condition)) otherwise}, of an if that does nothing where the condition holds. */
  static Stmt.If turned(Stmt.If choice) {
    Code not = Code.join(Code.of("!("), code(choice.condition()), Code.of(")"));
    return new Stmt.If(
        new Expr.Plain(not, KnownTypes.BOOLEAN, Expr.Effect.ANY),
        /* then= */ choice.otherwise(),
        /* otherwise= */ choice.then(),
        choice.line());
  }

  /** The mentions in a statement that are evaluated before statements in it. */
  static List<Code.Use> usesBefore(Stmt statement) {
    return codeBefore(statement).map(Code::uses).orElse(List.of());
  }

  private static Optional<Code> codeBefore(Stmt statement) {
    if (statement instanceof Stmt.Plain plain) {
      return Optional.of(plain.code());
    } else if (statement instanceof Stmt.Declare declare) {
      return declare.init().map(StructureView::code);
    } else if (statement instanceof Stmt.Assign assign) {
      return Optional.of(code(assign.value()));
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      return Optional.of(code(evaluate.expr()));
    } else if (statement instanceof Stmt.Await await) {
      return Optional.of(code(await.operand()));
    } else if (statement instanceof Stmt.If choice) {
      return Optional.of(code(choice.condition()));
    } else if (statement instanceof Stmt.Switch choice) {
      return Optional.of(code(choice.selector()));
    } else if (statement instanceof Stmt.Throw thrown) {
      return Optional.of(code(thrown.exception()));
    } else if (statement instanceof Stmt.Return leave) {
      return leave.result().map(StructureView::code);
    }
    return Optional.empty();
  }

  private static Code code(Expr expr) {
    return ((Expr.Plain) expr).code();
  }
}
