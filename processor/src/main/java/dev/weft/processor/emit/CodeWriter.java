package dev.weft.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.weft.processor.flow.Instruction;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan;
import dev.weft.processor.plan.Plan.Storage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes code with its holes filled, and knows which copies for captures are in scope. */
final class CodeWriter {
  private final Plan plan;
  private final CodeBlock.Builder out;
  private final ExitWriter exits;

  /** Copies of captured locals by name, one map for each brace that is open. */
  private final Deque<Map<String, Local>> copies = new ArrayDeque<>();

  /** Writes what a jump out of running code does, each line after the first behind the indent. */
  interface ExitWriter {
    void write(Instruction.Exit exit, String indent);
  }

  CodeWriter(Plan plan, CodeBlock.Builder out, ExitWriter exits) {
    this.plan = plan;
    this.out = out;
    this.exits = exits;
  }

  void open() {
    copies.push(new HashMap<>());
  }

  void close() {
    copies.pop();
  }

  CodeWriter mark(int line) {
    return line > 0 ? text(LineMarks.mark(line)) : this;
  }

  CodeWriter text(String text) {
    out.add("$L", text);
    return this;
  }

  CodeWriter type(TypeRef type) {
    out.add("$T", TypeNames.of(type));
    return this;
  }

  /** Declares the copies that lambdas in the code need, as statements of their own. */
  void declareCopies(List<Code.Use> uses) {
    for (Code.Use use : uses) {
      String copy = plan.captureNames().get(use.local());
      if (use.captured() && copy != null && !use.local().equals(copied(copy))) {
        out.add("final var $L = $L;\n", copy, original(use.local()));
        Map<String, Local> scope = copies.peek();
        if (scope != null) {
          scope.put(copy, use.local());
        }
      }
    }
  }

  private String original(Local local) {
    return plan.storage().get(local) == Storage.FIELD ? "this." + name(local) : name(local);
  }

  private @Nullable Local copied(String name) {
    for (Map<String, Local> scope : copies) {
      if (scope.containsKey(name)) {
        return scope.get(name);
      }
    }
    return null;
  }

  /** The value of an assignment or initializer, whose target has the type. */
  CodeWriter value(Code code, TypeRef target) {
    if (code.pieces().size() == 1
        && code.pieces().get(0) instanceof Code.Result result
        && takesInferred(target, result.type())) {
      return text("result()");
    }
    if (code.toString().startsWith("{")) {
      text("new ").type(target).text(" "); // the short form stands in declarations alone
    }
    return code(code);
  }

  /** Whether inference from the target gives the type that the result has. */
  private static boolean takesInferred(TypeRef target, TypeRef result) {
    return target.equals(result)
        || (target.isPrimitive() && boxed(target).equals(result.toString()));
  }

  private static String boxed(TypeRef primitive) {
    return switch (primitive.toString()) {
      case "int" -> "java.lang.Integer";
      case "char" -> "java.lang.Character";
      default -> {
        String keyword = primitive.toString();
        yield "java.lang." + Character.toUpperCase(keyword.charAt(0)) + keyword.substring(1);
      }
    };
  }

  /** An expression, or whole statements without exits. */
  CodeWriter code(Code code) {
    return code(code, List.of());
  }

  /** Whole statements, with what their exits do, in order. */
  CodeWriter code(Code code, List<Instruction.Exit> exitTargets) {
    Iterator<Instruction.Exit> next = exitTargets.iterator();
    StringBuilder line = new StringBuilder();
    for (Code.Piece piece : code.pieces()) {
      if (piece instanceof Code.Text text) {
        text(text.text());
        line.append(text.text());
        line.delete(0, line.lastIndexOf("\n") + 1);
      } else if (piece instanceof Code.Exit) {
        exits.write(next.next(), indentOf(line));
      } else {
        piece(piece);
      }
    }
    return this;
  }

  /** A condition in front of a question mark, in parentheses where it binds less tightly. */
  CodeWriter condition(Code condition) {
    String text = condition.toString();
    boolean isLoose = text.contains("?") || text.contains("=") || text.contains("->");
    return isLoose ? text("(").code(condition).text(")") : code(condition);
  }

  private static String indentOf(CharSequence line) {
    int spaces = 0;
    while (spaces < line.length() && line.charAt(spaces) == ' ') {
      spaces++;
    }
    return " ".repeat(spaces);
  }

  private void piece(Code.Piece piece) {
    if (piece instanceof Code.TypeName name) {
      type(name.type());
    } else if (piece instanceof Code.Use use) {
      text(mention(use));
    } else if (piece instanceof Code.Line line) {
      mark(line.line());
    } else if (piece instanceof Code.Result result) {
      text("this.<").type(result.type()).text(">result()");
    }
  }

  private String mention(Code.Use use) {
    String copy = plan.captureNames().get(use.local());
    if (use.captured() && copy != null) {
      return copy;
    }
    return reference(use.local());
  }

  /** How code outside lambdas refers to a local. */
  String reference(Local local) {
    String name = name(local);
    if (plan.storage().get(local) != Storage.FIELD) {
      return name;
    }
    Optional<Local> copy = Optional.ofNullable(copied(name));
    boolean isHidden =
        copy.isPresent() ? !copy.get().equals(local) : plan.graph().innerNames().contains(name);
    return isHidden ? "this." + name : name;
  }

  /** How an assignment refers to a local. */
  String target(Local local) {
    boolean isHidden = plan.storage().get(local) == Storage.FIELD && copied(name(local)) != null;
    return isHidden ? "this." + name(local) : reference(local);
  }

  String name(Local local) {
    return plan.names().getOrDefault(local, local.name());
  }
}
