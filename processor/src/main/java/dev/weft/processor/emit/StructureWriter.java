package dev.weft.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.LoopForm;
import dev.weft.processor.plan.Structure;
import dev.weft.processor.plan.Units;
import dev.weft.processor.plan.Units.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Writes a body as the user's statements, with a way in to each await: {@code state} is 0 where
 * nothing is skipped, and else the number of the await to go on behind.
 *
 * <pre>
 * for (; state != 0 || i &lt; n; i++) {
 *   String value;
 *   if (state == 0) {
 *     value = typed(awaited(task, depth, fetch(i)));
 *     if (isWaiting(task)) {
 *       return keep(frame, task, 1, n, i);
 *     }
 *   } else {
 *     state = 0;
 *     value = result(task);
 *   }
 *   show(value);
 * }
 * </pre>
 */
final class StructureWriter {
  private final Structure structure;
  private final PlanView view;
  private final StructureView names;
  private final CodeWriter code;
  private final Labels labels;
  private int lastState;

  /** How many statements around the place may still look at the state behind it. */
  private int laterReaders;

  StructureWriter(Structure structure, PlanView view, StructureView names, Labels labels) {
    this.structure = structure;
    this.view = view;
    this.names = names;
    this.labels = labels;
    this.code = new CodeWriter(view, names.task());
  }

  CodeBlock body(int line) {
    code.mark(line);
    code.wholeBody(
        () -> {
          names.hoisted().forEach(this::declareEmpty);
          units(structure.statements().statements());
        });
    return code.toCode();
  }

  private void declareEmpty(String name, Local local) {
    code.type(local.type());
    code.text(" " + name + " = " + StructureView.zero(local.type()) + ";\n");
  }

  private void block(Stmt statement) {
    units(statement instanceof Stmt.Block block ? block.statements() : List.of(statement));
  }

  private void units(List<Stmt> statements) {
    List<Unit> units = Units.of(statements);
    for (Unit unit : units.subList(0, units.size() - 1)) {
      int last = lastState + unit.awaiting().map(Units::awaits).orElse(0);
      code.mark(line(unit));
      boolean isSkipped = last == lastState;
      code.begin(
          "if ("
              + names.state()
              + (isSkipped ? " == 0) {" + names.at(line(unit)) : " <= " + last + ") {"));
      laterReaders++;
      unit(unit);
      laterReaders--;
      code.end("}");
    }
    unit(units.get(units.size() - 1));
  }

  private static int line(Unit unit) {
    return unit.awaiting().orElseGet(() -> unit.plain().get(0)).line();
  }

  private void unit(Unit unit) {
    unit.awaiting().ifPresent(this::statement);
    unit.plain().forEach(this::statement);
  }

  private void statement(Stmt statement) {
    code.declareCopies(StructureView.usesBefore(statement), statement.line());
    code.mark(statement.line());
    if (statement instanceof Stmt.Plain plain) {
      code.code(plain.code(), this::exit);
    } else if (statement instanceof Stmt.Declare declare) {
      declare(declare);
    } else if (statement instanceof Stmt.Assign assign) {
      assign(assign.local(), code(assign.value()));
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      evaluate(code(evaluate.expr()));
    } else if (statement instanceof Stmt.Await await) {
      await(await);
    } else if (statement instanceof Stmt.Block inner) {
      inner(inner);
    } else if (statement instanceof Stmt.If choice) {
      choose(choice);
    } else if (statement instanceof Stmt.Loop loop) {
      loop(loop);
    } else if (statement instanceof Stmt.Labeled labeled) {
      labeled(labeled);
    } else if (statement instanceof Stmt.Switch choice) {
      choose(choice);
    } else if (statement instanceof Stmt.Try guarded) {
      guarded(guarded);
    } else if (statement instanceof Stmt.Throw thrown) {
      code.text("throw ").code(code(thrown.exception())).text(";\n");
    } else if (statement instanceof Stmt.Jump jump) {
      jump(jump);
      code.text("\n");
    }
  }

  private static Code code(Expr expr) {
    return ((Expr.Plain) expr).code();
  }

  private void exit(Stmt.Jump jump, String indent) {
    if (jump instanceof Stmt.Return leave) {
      leave(leave);
    } else {
      code.text(labels.far(jump));
    }
  }

  private void jump(Stmt.Jump jump) {
    if (jump instanceof Stmt.Return leave) {
      leave(leave);
    } else {
      code.text(labels.near(jump));
    }
  }

  private void leave(Stmt.Return leave) {
    code.text("return ");
    if (!names.isPrimitive()) {
      leave
          .result()
          .ifPresentOrElse(
              value -> code.value(code(value), KnownTypes.OBJECT), () -> code.text("null"));
    } else if (leave.result().map(value -> value.type().isPrimitive()).orElse(false)) {
      code.code(code(leave.result().orElseThrow()));
    } else {
      code.text("unboxed(" + names.task() + ", ");
      boxed(leave.result());
      code.text(")");
    }
    code.text(";");
  }

  private void boxed(Optional<Expr> value) {
    TypeRef box = names.result();
    if (value.isPresent() && value.get().type().equals(box)) {
      code.code(code(value.get()));
    } else {
      code.text("(").type(box).text(") ");
      value.ifPresentOrElse(
          given -> code.text("(").code(code(given)).text(")"), () -> code.text("null"));
    }
  }

  private void evaluate(Code value) {
    code.code(value).text(";\n");
  }

  private void declare(Stmt.Declare declare) {
    Local local = declare.local();
    if (!view.isInState(local)) {
      declare.init().ifPresent(init -> assign(local, code(init)));
      return;
    }
    Code init = code(declare.init().orElseThrow());
    if (local.type() instanceof TypeRef.NonDenotable || declare.inferred()) {
      code.text("var");
    } else {
      code.type(local.type());
    }
    code.text(" " + view.name(local) + " = ").initializer(init, local.type()).text(";\n");
  }

  private void assign(Local local, Code value) {
    code.text(code.target(local) + " = ").value(value, local.type()).text(";\n");
  }

  /** Awaits, or takes what came meanwhile. */
  private void await(Stmt.Await await) {
    lastState++;
    Optional<Local> value = structure.value(await);
    value
        .filter(view::isInState)
        .ifPresent(local -> code.type(local.type()).text(" " + view.name(local) + ";\n"));
    code.begin("if (" + names.state() + " == 0) {" + names.at(await.line()));
    awaited(value, code(await.operand()));
    code.begin("if (isWaiting(" + names.task() + ")) {");
    code.text("return " + names.keep(lastState) + ";\n");
    code.end("}");
    code.endAndGoOn("} else ");
    code.begin("{");
    enteredAgain();
    value.ifPresent(this::target);
    code.result().text(";\n");
    code.end("}");
  }

  /** From here on nothing is skipped. */
  private void enteredAgain() {
    if (laterReaders > 0) {
      code.text(names.state() + " = 0;\n");
    }
  }

  private void awaited(Optional<Local> value, Code operand) {
    Optional<Code.Direct> call = operand.direct();
    boolean isTyped = value.isPresent() && !call.map(Code.Direct::unboxes).orElse(false);
    value.ifPresent(this::target);
    code.text(isTyped ? "typed(" : "");
    if (call.isPresent()) {
      call(call.get());
    } else {
      code.text("awaited(" + names.task() + ", " + names.depth() + ", ").code(operand).text(")");
    }
    code.text(isTyped ? ");\n" : ";\n");
  }

  private void call(Code.Direct call) {
    code.code(call.callee()).text("(" + names.task() + ", " + names.depth() + " + 1");
    if (!call.arguments().pieces().isEmpty()) {
      code.text(", ").code(call.arguments());
    }
    code.text(")");
  }

  private void target(Local value) {
    code.text((view.isInState(value) ? view.name(value) : code.target(value)) + " = ");
  }

  private void inner(Stmt.Block block) {
    if (StructureView.declares(block, structure, view)) {
      code.begin("{");
      units(block.statements());
      code.end("}");
    } else {
      units(block.statements());
    }
  }

  private void labeled(Stmt.Labeled labeled) {
    labels.open(labeled.target());
    String label = labels.prefix(labeled.target());
    if (label.isEmpty() && !labels.isUsed(labeled.target())) {
      inBraces(labeled.body());
    } else {
      code.begin(label + "{");
      block(labeled.body());
      code.end("}");
    }
    labels.close();
  }

  private void inBraces(Stmt body) {
    if (body instanceof Stmt.Block block) {
      inner(block);
    } else {
      statement(body);
    }
  }

  private void choose(Stmt.If choice) {
    if (isEmpty(choice.then()) && !isEmpty(choice.otherwise())) {
      choose(StructureView.turned(choice));
      return;
    }
    int thenState = lastState + Units.awaits(choice.then());
    code.text("if (");
    condition(choice, thenState);
    code.begin(") {");
    block(choice.then());
    if (!isEmpty(choice.otherwise())) {
      code.endAndGoOn("} else ");
      code.begin("{");
      block(choice.otherwise());
    }
    code.end("}");
  }

  private static boolean isEmpty(Stmt statement) {
    return statement instanceof Stmt.Block block && block.statements().isEmpty();
  }

  private void condition(Stmt.If choice, int thenState) {
    Code condition = code(choice.condition());
    boolean inThen = thenState > lastState;
    boolean inElse = Units.awaits(choice.otherwise()) > 0;
    if (inThen && inElse) {
      code.text(names.state() + " == 0 ? ").condition(condition);
      code.text(" : " + names.state() + " <= " + thenState);
    } else if (inThen) {
      code.text(names.state() + " != 0 || ").condition(condition);
    } else if (inElse) {
      code.text(names.state() + " == 0 && (").code(condition).text(")");
    } else {
      code.code(condition);
    }
  }

  private void loop(Stmt.Loop loop) {
    laterReaders++;
    switch (LoopForm.of(loop)) {
      case FOR -> {
        labels.open(loop);
        code.text(labels.prefix(loop.breaks()));
        head(loop);
        block(loop.body());
        code.end("}");
      }
      case DO -> {
        labels.open(loop);
        code.begin(labels.prefix(loop.breaks()) + "do {");
        block(loop.body());
        code.endAndGoOn("} while (");
        LoopForm.condition(loop).ifPresentOrElse(code::code, () -> code.text("true"));
        code.text(");\n");
      }
      case ENDLESS -> {
        labels.openEndless(loop);
        code.begin(labels.prefix(loop.breaks()) + "while (true) {");
        units(LoopForm.endless(loop).statements());
        code.end("}");
      }
      default -> throw new AssertionError(loop);
    }
    labels.close();
    laterReaders--;
  }

  private void head(Stmt.Loop loop) {
    Optional<Code> condition = LoopForm.condition(loop);
    if (loop.update().isEmpty()) {
      code.text("while (");
      condition.ifPresentOrElse(this::orInside, () -> code.text("true"));
      code.begin(") {");
      return;
    }
    code.text("for (; ");
    condition.ifPresent(this::orInside);
    code.text(";");
    String separator = " ";
    for (Stmt update : loop.update()) {
      code.text(separator).code(LoopForm.expression(update).orElseThrow());
      separator = ", ";
    }
    code.begin(") {");
  }

  /** Who comes back is inside. */
  private void orInside(Code condition) {
    code.text(names.state() + " != 0 || ").condition(condition);
  }

  private void choose(Stmt.Switch choice) {
    labels.openSwitch(choice.breaks());
    code.text(labels.prefix(choice.breaks()) + "switch (").code(code(choice.selector()));
    code.begin(") {");
    for (Stmt.Group group : choice.groups()) {
      group(group);
    }
    code.end("}");
    labels.close();
  }

  private void group(Stmt.Group group) {
    code.mark(group.line());
    String separator = "case ";
    for (Code label : group.labels()) {
      boolean covers = group.isDefault() && !label.toString().equals("null");
      if (!covers) {
        code.text(separator).code(label);
        separator = ", ";
      }
    }
    if (group.isDefault()) {
      code.text(separator.equals("case ") ? "default" : ", default");
    }
    code.begin(": {");
    units(group.body());
    code.end("}");
  }

  private void guarded(Stmt.Try guarded) {
    boolean mayWait = Units.awaits(guarded.body()) > 0;
    code.begin("try {");
    block(guarded.body());
    for (Stmt.Catch clause : guarded.catches()) {
      code.endAndGoOn("} catch (");
      String separator = "";
      for (TypeRef type : clause.types()) {
        code.text(separator).type(type);
        separator = " | ";
      }
      code.begin(" " + view.name(clause.local()) + ") {");
      block(clause.body());
    }
    if (guarded.last().isPresent()) {
      code.endAndGoOn("} finally ");
      code.begin("{");
      if (mayWait) {
        code.begin("if (!isWaiting(" + names.task() + ")) {");
      }
      block(guarded.last().get());
      if (mayWait) {
        code.end("}");
      }
    }
    code.end("}");
  }
}
