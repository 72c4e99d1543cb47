package dev.weft.processor.model;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * Turns the model into text, for tests and for finding bugs.
 *
 * <p>Locals read {@code name#id}, with {@code :w} where they are written, {@code :rw} where they
 * are read and written, and {@code :c} inside a lambda or class. Operands of a strict expression
 * stand in brackets. What lowering has still to take apart says {@code await}.
 *
 * <pre>
 * int x#1 = [a()] + [await(b(y#2))];
 * if (x#1 > 0) {
 *   break outer#3;
 * }
 * </pre>
 */
public final class ModelPrinter {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private ModelPrinter() {}

  /** The inputs, then the statements, a line each. */
  public static String print(Body body) {
    ModelPrinter printer = new ModelPrinter();
    if (!body.inputs().isEmpty()) {
      printer.line(
          "inputs "
              + body.inputs().stream()
                  .map(local -> local.type() + " " + local)
                  .collect(joining(", ")));
    }
    printer.statements(body.statements().statements());
    return printer.out.toString();
  }

  /** One statement, with what is inside it. */
  public static String print(Stmt statement) {
    ModelPrinter printer = new ModelPrinter();
    printer.statement(statement);
    return printer.out.toString();
  }

  /** One expression, on one line. */
  public static String print(Expr expr) {
    if (expr instanceof Expr.Plain plain) {
      return print(plain.code());
    } else if (expr instanceof Expr.Await await) {
      return "await(" + print(await.operand()) + ")";
    } else if (expr instanceof Expr.Strict strict) {
      return parts(strict.parts());
    } else if (expr instanceof Expr.Compound compound) {
      return parts(compound.place()) + (" " + compound.operator() + "= ") + print(compound.value());
    } else if (expr instanceof Expr.Conditional choice) {
      return "{"
          + print(choice.condition())
          + (" ? " + print(choice.whenTrue()))
          + (" : " + print(choice.whenFalse()) + "}");
    } else if (expr instanceof Expr.And and) {
      return "{" + print(and.left()) + " && " + print(and.right()) + "}";
    } else if (expr instanceof Expr.Or or) {
      return "{" + print(or.left()) + " || " + print(or.right()) + "}";
    } else if (expr instanceof Expr.Not not) {
      return "!{" + print(not.operand()) + "}";
    } else if (expr instanceof Expr.Computed computed) {
      ModelPrinter printer = new ModelPrinter();
      printer.braces("", computed.statements());
      return printer.out.toString().stripTrailing() + " " + computed.value();
    }
    throw new AssertionError(expr);
  }

  private static String parts(List<Expr.Part> parts) {
    return parts.stream()
        .map(
            part ->
                part instanceof Expr.Fixed fixed
                    ? print(fixed.code())
                    : "[" + print(((Expr.Operand) part).expr()) + "]")
        .collect(joining());
  }

  /** Code with its holes named. */
  public static String print(Code code) {
    return code.pieces().stream().map(ModelPrinter::print).collect(joining());
  }

  private static String print(Code.Piece piece) {
    if (piece instanceof Code.Text text) {
      return text.text();
    } else if (piece instanceof Code.TypeName name) {
      return name.type().toString();
    } else if (piece instanceof Code.Use use) {
      return use.local() + access(use.access()) + (use.captured() ? ":c" : "");
    } else if (piece instanceof Code.Result) {
      return "result()";
    } else if (piece instanceof Code.Exit exit) {
      return print(exit.jump()).stripTrailing();
    }
    return "";
  }

  private static String access(Code.Access access) {
    return switch (access) {
      case READ -> "";
      case WRITE -> ":w";
      case READ_WRITE -> ":rw";
    };
  }

  private void statements(List<Stmt> statements) {
    statements.forEach(this::statement);
  }

  private void statement(Stmt statement) {
    if (statement instanceof Stmt.Plain plain) {
      plain(plain);
    } else if (statement instanceof Stmt.Declare declare) {
      line(
          (declare.inferred() ? "var " : declare.local().type() + " ")
              + declare.local()
              + declare.init().map(init -> " = " + print(init)).orElse("")
              + ";");
    } else if (statement instanceof Stmt.Assign assign) {
      line(assign.local() + " = " + print(assign.value()) + ";");
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      line(print(evaluate.expr()) + ";");
    } else if (statement instanceof Stmt.Block block) {
      braces("", block);
    } else if (statement instanceof Stmt.If choice) {
      braces("if (" + print(choice.condition()) + ") ", choice.then());
      if (!isEmpty(choice.otherwise())) {
        braces("else ", choice.otherwise());
      }
    } else if (statement instanceof Stmt.Loop loop) {
      loop(loop);
    } else if (statement instanceof Stmt.Labeled labeled) {
      braces(labeled.target() + ": ", labeled.body());
    } else if (statement instanceof Stmt.Switch choice) {
      choice(choice);
    } else if (statement instanceof Stmt.Try guarded) {
      guarded(guarded);
    } else if (statement instanceof Stmt.Return leave) {
      line("return" + leave.result().map(value -> " " + print(value)).orElse("") + ";");
    } else if (statement instanceof Stmt.Break leave) {
      line("break " + leave.target() + ";");
    } else if (statement instanceof Stmt.Continue again) {
      line("continue " + again.target() + ";");
    } else if (statement instanceof Stmt.Throw thrown) {
      line("throw " + print(thrown.exception()) + ";");
    } else if (statement instanceof Stmt.Await await) {
      line("await " + print(await.operand()) + ";");
    }
  }

  private void plain(Stmt.Plain plain) {
    print(plain.code()).stripTrailing().lines().forEach(this::line);
    if (!plain.completes()) {
      line("// does not complete");
    }
  }

  private static boolean isEmpty(Stmt statement) {
    return statement instanceof Stmt.Block block && block.statements().isEmpty();
  }

  private void braces(String head, Stmt body) {
    braces(head, body instanceof Stmt.Block block ? block.statements() : List.of(body));
  }

  private void braces(String head, List<Stmt> body) {
    line(head + "{");
    depth++;
    statements(body);
    depth--;
    line("}");
  }

  private void loop(Stmt.Loop loop) {
    Optional<String> condition = loop.condition().map(ModelPrinter::print);
    line((loop.testFirst() ? "loop " : "do loop ") + loop.breaks() + " " + loop.continues() + " {");
    depth++;
    if (!loop.prelude().isEmpty()) {
      braces("prelude ", loop.prelude());
    }
    condition.ifPresent(test -> line("while (" + test + ")"));
    braces("body ", loop.body());
    if (!loop.update().isEmpty()) {
      braces("update ", loop.update());
    }
    depth--;
    line("}");
  }

  private void choice(Stmt.Switch choice) {
    line(
        "switch "
            + choice.breaks()
            + (choice.exhaustive() ? " exhaustive" : "")
            + (" (" + print(choice.selector()) + ") {"));
    depth++;
    for (Stmt.Group group : choice.groups()) {
      String labels = group.labels().stream().map(ModelPrinter::print).collect(joining(", "));
      String cases = labels.isEmpty() ? "" : "case " + labels + " ";
      braces(cases + (group.isDefault() ? "default " : ""), group.body());
    }
    depth--;
    line("}");
  }

  private void guarded(Stmt.Try guarded) {
    String resources = guarded.resources().stream().map(this::resource).collect(joining("; "));
    braces(resources.isEmpty() ? "try " : "try (" + resources + ") ", guarded.body());
    for (Stmt.Catch clause : guarded.catches()) {
      String types = clause.types().stream().map(TypeRef::toString).collect(joining(" | "));
      braces("catch (" + types + " " + clause.local() + ") ", clause.body());
    }
    guarded.last().ifPresent(last -> braces("finally ", last));
  }

  private String resource(Stmt.Resource resource) {
    return (resource.inferred() ? "var" : resource.local().type())
        + (" " + resource.local() + " = " + print(resource.init()))
        + (" closed by " + print(resource.close()));
  }

  private void line(String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }
}
