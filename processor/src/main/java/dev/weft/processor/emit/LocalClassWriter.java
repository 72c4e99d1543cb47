package dev.weft.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.weft.processor.model.LocalClass;
import dev.weft.processor.model.LocalClass.Capture;
import java.util.List;

/** Writes the user's local classes as members of the state machine. */
final class LocalClassWriter {
  private final PlanView view;

  LocalClassWriter(PlanView view) {
    this.view = view;
  }

  CodeBlock members(List<LocalClass> classes) {
    CodeWriter code = new CodeWriter(view);
    for (LocalClass each : classes) {
      code.text("\n");
      if (each.holder().isPresent()) {
        holder(each, each.holder().get(), code);
      } else {
        code.mark(each.line()).text("private ").code(each.declaration());
      }
    }
    return code.toCode();
  }

  private static void holder(LocalClass type, String name, CodeWriter code) {
    code.mark(type.line()).text("/** What a local class captures where it is declared. */\n");
    code.begin("private " + (type.isGeneric() ? "" : "static ") + "final class " + name + " {");
    for (Capture capture : type.captures()) {
      code.text("private final ").type(capture.local().type());
      code.text(" " + capture.field() + ";\n");
    }
    if (!type.captures().isEmpty()) {
      code.text("\n");
      constructor(type, name, code);
      code.text("\n");
    }
    code.code(type.declaration());
    code.end("}");
  }

  private static void constructor(LocalClass type, String name, CodeWriter code) {
    code.text(name + "(");
    String separator = "";
    for (Capture capture : type.captures()) {
      code.text(separator).type(capture.local().type()).text(" " + capture.field());
      separator = ", ";
    }
    code.begin(") {");
    type.captures()
        .forEach(each -> code.text("this." + each.field() + " = " + each.field() + ";\n"));
    code.end("}");
  }
}
