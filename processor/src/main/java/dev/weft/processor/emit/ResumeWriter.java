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

  CodeBlock body() {
    code.mark(method.line());
    view.stored(Storage.METHOD).forEach(this::declare);
    if (view.hasStates()) {
      loop();
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

  private void loop() {
    boolean guarded = !plan.graph().regions().isEmpty();
    code.begin((view.jumpsAway() ? view.label() + ": " : "") + "while (true) {");
    if (guarded) {
      code.begin("try {");
    }
    code.begin("switch (" + plan.stateName() + ") {");
    plan.states().forEach(block -> state(view.block(block)));
    code.mark(method.line()).text("default -> throw new ").type(IllegalStateException.class);
    code.text("(\"no state \" + " + plan.stateName() + ");\n");
    code.end("}");
    if (guarded) {
      handlers();
    }
    code.end("}");
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
  private void handlers() {
    String failure = view.freeName("failure");
    code.endAndGoOn("} catch (");
    code.type(Throwable.class);
    code.begin(" " + failure + ") {");
    code.begin("switch (" + plan.stateName() + ") {");
    for (Region region : plan.graph().regions()) {
      handler(region, failure);
    }
    code.text("default -> throw " + failure + ";\n");
    code.end("}");
    code.end("}");
  }

  private void handler(Region region, String failure) {
    List<String> states =
        plan.states().stream()
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
