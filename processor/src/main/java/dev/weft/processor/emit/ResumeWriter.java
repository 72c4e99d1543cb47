package dev.weft.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.weft.processor.flow.Block;
import dev.weft.processor.flow.Instruction;
import dev.weft.processor.flow.Mentions;
import dev.weft.processor.flow.Region;
import dev.weft.processor.flow.Targets;
import dev.weft.processor.flow.Terminator;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan;
import dev.weft.processor.plan.Plan.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the body of {@code resume()}: a loop around a switch over the states. */
final class ResumeWriter {
  private final AsyncMethod method;
  private final Plan plan;
  private final CodeBlock.Builder out = CodeBlock.builder();
  private final CodeWriter code;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final String label;

  ResumeWriter(AsyncMethod method, Plan plan) {
    this.method = method;
    this.plan = plan;
    this.code = new CodeWriter(plan, out, this::exit);
    this.label = unusedName("resume");
    for (int block : plan.states()) {
      numbers.put(block, numbers.size());
    }
  }

  /** Whether there is a state to keep; a body that never jumps back and never awaits has none. */
  boolean hasStates() {
    return plan.states().size() > 1
        || plan.graph().blocks().stream()
            .anyMatch(block -> Targets.of(block.terminator()).contains(0));
  }

  CodeBlock body() {
    declareMethodVariables();
    if (hasStates()) {
      loop();
    } else {
      code.open();
      block(plan.graph().blocks().get(0));
      code.close();
    }
    return out.build();
  }

  private void declareMethodVariables() {
    List<Local> locals =
        plan.names().keySet().stream()
            .filter(local -> plan.storage().get(local) == Storage.METHOD)
            .sorted((left, right) -> Integer.compare(left.id(), right.id()))
            .toList();
    for (Local local : locals) {
      code.mark(method.line()).type(local.type());
      code.text(" " + code.name(local) + " = " + defaultValue(local.type()) + ";\n");
    }
  }

  private static String defaultValue(TypeRef type) {
    if (!type.isPrimitive()) {
      return "null";
    }
    return type.toString().equals("boolean") ? "false" : "0";
  }

  private void loop() {
    boolean guarded = !plan.graph().regions().isEmpty();
    begin((jumpsBack() ? label + ": " : "") + "while (true) {");
    if (guarded) {
      begin("try {");
    }
    begin("switch (" + plan.stateName() + ") {");
    for (int block : plan.states()) {
      state(plan.graph().blocks().get(block));
    }
    code.text(
        "default -> throw new IllegalStateException(\"no state \" + " + plan.stateName() + ");\n");
    end("}");
    if (guarded) {
      handlers();
    }
    end("}");
  }

  private boolean jumpsBack() {
    return plan.graph().blocks().stream().anyMatch(block -> !Targets.sideExits(block).isEmpty());
  }

  private void begin(String line) {
    code.text(line + "\n");
    out.indent();
  }

  private void end(String line) {
    out.unindent();
    code.text(line + "\n");
  }

  private void state(Block block) {
    int line = line(block);
    code.mark(line);
    begin("case " + number(block.id()) + " -> { // " + method.fileName() + ":" + line);
    code.open();
    block(block);
    code.close();
    end("}");
  }

  private static int line(Block block) {
    return block.instructions().isEmpty()
        ? block.terminator().line()
        : block.instructions().get(0).line();
  }

  private int number(int block) {
    Integer number = numbers.get(block);
    if (number == null) {
      throw new AssertionError("block " + block + " is no state");
    }
    return number;
  }

  private void block(Block block) {
    block.instructions().forEach(this::instruction);
    code.declareCopies(Mentions.in(block.terminator()));
    code.mark(block.terminator().line());
    terminator(block.terminator());
  }

  private void instruction(Instruction instruction) {
    code.declareCopies(Mentions.in(instruction));
    code.mark(instruction.line());
    if (instruction instanceof Instruction.Run run) {
      code.code(run.code(), run.exits());
    } else if (instruction instanceof Instruction.Evaluate evaluate) {
      evaluate(evaluate.code());
    } else if (instruction instanceof Instruction.Declare declare) {
      declare(declare);
    } else if (instruction instanceof Instruction.Assign assign) {
      assign(assign);
    }
  }

  private void evaluate(Code value) {
    boolean isResult = value.pieces().size() == 1 && value.pieces().get(0) instanceof Code.Result;
    (isResult ? code.text("result()") : code.code(value)).text(";\n");
  }

  private void declare(Instruction.Declare declare) {
    Local local = declare.local();
    if (plan.storage().get(local) != Storage.STATE) {
      declare.init().ifPresent(init -> assign(new Instruction.Assign(local, init, declare.line())));
      return;
    }
    boolean isResult =
        declare.init().isPresent()
            && declare.init().get().pieces().size() == 1
            && declare.init().get().pieces().get(0) instanceof Code.Result;
    if (local.type() instanceof TypeRef.NonDenotable || (declare.inferred() && !isResult)) {
      code.text("var");
    } else {
      code.type(local.type());
    }
    code.text(" " + code.name(local));
    declare.init().ifPresent(init -> code.text(" = ").value(init, local.type()));
    code.text(";\n");
  }

  private void assign(Instruction.Assign assign) {
    code.text(code.target(assign.local()) + " = ");
    code.value(assign.value(), assign.local().type()).text(";\n");
  }

  private void terminator(Terminator terminator) {
    if (terminator instanceof Terminator.Goto jump) {
      go(jump.target());
    } else if (terminator instanceof Terminator.Branch branch) {
      branch(branch);
    } else if (terminator instanceof Terminator.Await await) {
      await(await);
    } else if (terminator instanceof Terminator.Return leave) {
      leave(leave.value());
    } else if (terminator instanceof Terminator.Throw thrown) {
      code.text("throw ").code(thrown.exception()).text(";\n");
    } else if (terminator instanceof Terminator.Switch choice) {
      choose(choice);
    } else if (terminator instanceof Terminator.Dispatch dispatch) {
      dispatch(dispatch);
    }
  }

  /** Goes on with a block: by a state, or right here. */
  private void go(int target) {
    if (isState(target)) {
      code.text(plan.stateName() + " = " + number(target) + ";\n");
    } else {
      block(plan.graph().blocks().get(target));
    }
  }

  private boolean isState(int block) {
    return numbers.containsKey(block);
  }

  private void branch(Terminator.Branch branch) {
    if (isState(branch.whenTrue()) && isState(branch.whenFalse())) {
      code.text(plan.stateName() + " = ").condition(branch.condition());
      code.text(" ? " + number(branch.whenTrue()) + " : " + number(branch.whenFalse()) + ";\n");
      return;
    }
    code.text("if (").code(branch.condition());
    begin(") {");
    nested(branch.whenTrue());
    out.unindent();
    begin("} else {");
    nested(branch.whenFalse());
    end("}");
  }

  private void nested(int target) {
    code.open();
    go(target);
    code.close();
  }

  private void await(Terminator.Await await) {
    code.text(plan.stateName() + " = " + number(await.next()) + ";\n");
    code.text("if (awaiting(").code(await.operand());
    begin(")) {");
    code.text("return SUSPENDED;\n");
    end("}");
  }

  private void leave(Optional<Code> value) {
    code.text("return ");
    if (value.isPresent()) {
      code.code(value.get());
    } else {
      code.text("null");
    }
    code.text(";\n");
  }

  private void choose(Terminator.Switch choice) {
    code.text("switch (").code(choice.selector());
    begin(") {");
    for (Terminator.Arm arm : choice.arms()) {
      if (arm.isDefault()) {
        code.text("default"); // covers the labels beside it
      } else {
        labels(arm.labels());
      }
      arm(arm.target());
    }
    choice
        .otherwise()
        .ifPresent(
            target -> {
              code.text("default");
              arm(target);
            });
    end("}");
  }

  private void labels(List<Code> labels) {
    String separator = "case ";
    for (Code label : labels) {
      code.text(separator).code(label);
      separator = ", ";
    }
  }

  private void arm(int target) {
    if (isState(target)) {
      code.text(" -> " + plan.stateName() + " = " + number(target) + ";\n");
      return;
    }
    begin(" -> {");
    nested(target);
    end("}");
  }

  private void dispatch(Terminator.Dispatch dispatch) {
    List<Integer> targets = dispatch.targets();
    if (targets.size() == 2) {
      begin("if (" + code.reference(dispatch.exit()) + " == 0) {");
      nested(targets.get(0));
      out.unindent();
      begin("} else {");
      nested(targets.get(1));
      end("}");
      return;
    }
    begin("switch (" + code.reference(dispatch.exit()) + ") {");
    for (int i = 0; i < targets.size(); i++) {
      code.text(i + 1 < targets.size() ? "case " + i : "default");
      arm(targets.get(i));
    }
    end("}");
  }

  /** What a jump out of running code does. */
  private void exit(Instruction.Exit exit, String indent) {
    String separator = "";
    for (Instruction.Assign assign : exit.assignments()) {
      code.text(separator + code.target(assign.local()) + " = ");
      code.value(assign.value(), assign.local().type()).text(";");
      separator = "\n" + indent;
    }
    code.text(separator);
    if (exit.target().isPresent()) {
      code.text(plan.stateName() + " = " + number(exit.target().get()) + ";\n");
      code.text(indent + "continue " + label + ";");
    } else {
      code.text("return ");
      if (exit.value().isPresent()) {
        code.code(exit.value().get());
      } else {
        code.text("null");
      }
      code.text(";");
    }
  }

  /** Sends an exception to the handler of the region whose state was running. */
  private void handlers() {
    String failure = unusedName("failure");
    out.unindent();
    begin("} catch (Throwable " + failure + ") {");
    begin("switch (" + plan.stateName() + ") {");
    for (Region region : plan.graph().regions()) {
      String states = String.join(", ", statesOf(region.id()));
      if (states.isEmpty()) {
        continue;
      }
      begin("case " + states + " -> {");
      code.text(code.reference(region.caught()) + " = " + failure + ";\n");
      code.text(plan.stateName() + " = " + number(region.handler()) + ";\n");
      end("}");
    }
    code.text("default -> throw " + failure + ";\n");
    end("}");
    end("}");
  }

  private List<String> statesOf(int region) {
    List<String> states = new ArrayList<>();
    for (int block : plan.states()) {
      if (plan.graph().blocks().get(block).region().equals(Optional.of(region))) {
        states.add(String.valueOf(number(block)));
      }
    }
    return states;
  }

  private String unusedName(String wish) {
    String name = wish;
    for (int i = 2; isUsed(name); i++) {
      name = wish + i;
    }
    return name;
  }

  private boolean isUsed(String name) {
    return plan.names().containsValue(name)
        || plan.captureNames().containsValue(name)
        || plan.graph().innerNames().contains(name)
        || plan.stateName().equals(name);
  }
}
