package dev.weft.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.weft.processor.flow.Block;
import dev.weft.processor.flow.Region;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan;
import dev.weft.processor.plan.Plan.Storage;
import java.util.List;
import java.util.Optional;

/** Writes the body of {@code resume()}: a loop around a switch over the states. */
final class ResumeWriter {
  private final AsyncMethod method;
  private final Plan plan;
  private final PlanView view;
  private final CodeWriter code;
  private final BlockWriter blocks;

  ResumeWriter(AsyncMethod method, PlanView view) {
    this.method = method;
    this.plan = view.plan();
    this.view = view;
    this.code = new CodeWriter(view);
    this.blocks = new BlockWriter(view, code);
  }

  /** All of it: of a large body, the choice among the methods that are its parts. */
  CodeBlock body() {
    code.mark(method.line());
    if (view.isDivided()) {
      choice();
      return code.toCode();
    }
    view.stored(Storage.METHOD).forEach(this::declare);
    if (view.hasStates()) {
      loop(plan.states());
    } else {
      code.wholeBody(() -> blocks.write(view.block(0)));
    }
    return code.toCode();
  }

  /** Javac cannot see which states ran before, so there is a value from the start (JLS 16). */
  private void declare(Local local) {
    code.type(local.type());
    code.text(" " + view.name(local) + " = " + defaultValue(local.type()) + ";\n");
  }

  private static String defaultValue(TypeRef type) {
    if (!type.isPrimitive()) {
      return "null";
    }
    return type.equals(KnownTypes.BOOLEAN) ? "false" : "0";
  }

  /** One part of a large body. */
  CodeBlock part(int number) {
    code.mark(method.line());
    loop(plan.parts().get(number));
    return code.toCode();
  }

  private void choice() {
    String outcome = view.freeName("outcome");
    code.begin("while (true) {");
    code.text("Object " + outcome + " = ");
    for (int i = 0; i + 1 < plan.parts().size(); i++) {
      int next = view.number(plan.parts().get(i + 1).get(0));
      code.text(plan.stateName() + " < " + next + " ? " + view.partName(i) + "()\n    : ");
    }
    code.text(view.partName(plan.parts().size() - 1) + "();\n");
    code.begin("if (" + outcome + " != " + view.goOnName() + ") {");
    code.text("return " + outcome + ";\n");
    code.end("}");
    code.end("}");
  }

  private void loop(List<Integer> states) {
    boolean guarded = states.stream().anyMatch(state -> view.block(state).region().isPresent());
    code.begin((view.jumpsAway() ? view.label() + ": " : "") + "while (true) {");
    if (guarded) {
      code.begin("try {");
    }
    code.begin("switch (" + plan.stateName() + ") {");
    states.forEach(block -> state(view.block(block)));
    otherwise();
    code.end("}");
    if (guarded) {
      handlers(states);
    }
    code.end("}");
  }

  private void otherwise() {
    code.mark(method.line());
    if (view.isDivided()) {
      code.begin("default -> {");
      code.text("return " + view.goOnName() + ";\n");
      code.end("}");
    } else {
      code.text("default -> throw new ").type(IllegalStateException.class);
      code.text("(\"no state \" + " + plan.stateName() + ");\n");
    }
  }

  private void state(Block block) {
    int line = line(block);
    code.mark(line);
    code.begin("case " + view.number(block.id()) + " -> { // " + method.fileName() + ":" + line);
    blocks.write(block);
    code.end("}");
  }

  private static int line(Block block) {
    return block.instructions().isEmpty()
        ? block.terminator().line()
        : block.instructions().get(0).line();
  }

  /** Sends an exception to the handler of the region whose state was running. */
  private void handlers(List<Integer> running) {
    String failure = view.freeName("failure");
    code.endAndGoOn("} catch (");
    code.type(Throwable.class);
    code.begin(" " + failure + ") {");
    code.begin("switch (" + plan.stateName() + ") {");
    for (Region region : plan.graph().regions()) {
      handler(region, running, failure);
    }
    code.text("default -> throw " + failure + ";\n");
    code.end("}");
    code.end("}");
  }

  private void handler(Region region, List<Integer> running, String failure) {
    List<String> states =
        running.stream()
            .filter(block -> view.block(block).region().equals(Optional.of(region.id())))
            .map(block -> String.valueOf(view.number(block)))
            .toList();
    if (!states.isEmpty()) {
      code.begin("case " + String.join(", ", states) + " -> {");
      code.text(code.target(region.caught()) + " = " + failure + ";\n");
      code.text(plan.stateName() + " = " + view.number(region.handler()) + ";\n");
      code.end("}");
    }
  }
}
