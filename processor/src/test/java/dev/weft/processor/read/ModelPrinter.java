package dev.weft.processor.read;

import static java.util.stream.Collectors.joining;

import dev.weft.processor.model.Body;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints a body for tests. Plain code stands in backquotes, followed by {@code =} where its value
 * is fixed and by {@code ~} where it reads locals only. A strict expression stands in angle
 * brackets with its operands in braces. A local carries its id only where another one has its name.
 */
final class ModelPrinter {
  private static final Pattern NUMBERED = Pattern.compile("(\\w+)#(\\d+)");

  private final StringBuilder out = new StringBuilder();
  private int depth;

  private ModelPrinter() {}

  static String print(Body body) {
    ModelPrinter printer = new ModelPrinter();
    if (!body.inputs().isEmpty()) {
      printer.line(
          "inputs "
              + body.inputs().stream()
                  .map(local -> local.type() + " " + local)
                  .collect(joining(", ")));
    }
    body.statements().statements().forEach(printer::statement);
    return tidy(printer.out.toString());
  }

  private static String tidy(String text) {
    Map<String, Set<String>> ids = new HashMap<>();
    Matcher all = NUMBERED.matcher(text);
    while (all.find()) {
      ids.computeIfAbsent(all.group(1), ignored -> new HashSet<>()).add(all.group(2));
    }
    return NUMBERED
        .matcher(text)
        .replaceAll(
            match ->
                ids.getOrDefault(match.group(1), Set.of()).size() == 1
                    ? match.group(1)
                    : match.group())
        .replaceAll("\\b(java\\.lang|java\\.util|dev\\.weft|u)\\.", "");
  }

  private void line(String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  private void nested(List<Stmt> statements) {
    depth++;
    statements.forEach(this::statement);
    depth--;
  }

  private void nested(Stmt statement) {
    nested(statement instanceof Stmt.Block block ? block.statements() : List.of(statement));
  }

  private void statement(Stmt statement) {
    if (statement instanceof Stmt.Plain plain) {
      line("plain " + code(plain.code()).strip() + (plain.completes() ? "" : " (ends)"));
    } else if (statement instanceof Stmt.Declare declare) {
      line(
          (declare.inferred() ? "var:" : "")
              + declaration(declare.local())
              + declare.init().map(init -> " = " + expr(init)).orElse(""));
    } else if (statement instanceof Stmt.Assign assign) {
      line(assign.local() + " = " + expr(assign.value()));
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      line(expr(evaluate.expr()));
    } else if (statement instanceof Stmt.Block block) {
      line("block");
      nested(block);
    } else if (statement instanceof Stmt.If choice) {
      line("if " + expr(choice.condition()));
      nested(choice.then());
      if (!(choice.otherwise() instanceof Stmt.Block block && block.statements().isEmpty())) {
        line("else");
        nested(choice.otherwise());
      }
    } else if (statement instanceof Stmt.Loop loop) {
      loop(loop);
    } else if (statement instanceof Stmt.Labeled labeled) {
      line("labeled " + labeled.target());
      nested(labeled.body());
    } else if (statement instanceof Stmt.Switch choice) {
      line("switch " + expr(choice.selector()) + " breaks " + choice.breaks());
      choice.groups().forEach(this::group);
    } else if (statement instanceof Stmt.Try attempt) {
      attempt(attempt);
    } else if (statement instanceof Stmt.Return leave) {
      line("return" + leave.result().map(value -> " " + expr(value)).orElse(""));
    } else if (statement instanceof Stmt.Break leave) {
      line("break " + leave.target());
    } else if (statement instanceof Stmt.Continue again) {
      line("continue " + again.target());
    } else if (statement instanceof Stmt.Throw raise) {
      line("throw " + expr(raise.exception()));
    } else {
      throw new AssertionError(statement);
    }
  }

  private static String declaration(Local local) {
    return local.type() + " " + local;
  }

  private void loop(Stmt.Loop loop) {
    String condition = loop.condition().map(ModelPrinter::expr).orElse("forever");
    line(
        (loop.testFirst() ? "while " : "do while ")
            + condition
            + " breaks "
            + loop.breaks()
            + " continues "
            + loop.continues());
    nested(loop.body());
    if (!loop.update().isEmpty()) {
      line("update");
      nested(loop.update());
    }
  }

  private void group(Stmt.Group group) {
    line(
        "case "
            + group.labels().stream().map(ModelPrinter::code).collect(joining(", "))
            + (group.isDefault() ? "default" : ""));
    nested(group.body());
  }

  private void attempt(Stmt.Try attempt) {
    line("try");
    for (Stmt.Resource resource : attempt.resources()) {
      line(
          "  with "
              + (resource.inferred() ? "var:" : "")
              + declaration(resource.local())
              + " = "
              + expr(resource.init())
              + " closed by "
              + code(resource.close()));
    }
    nested(attempt.body());
    for (Stmt.Catch clause : attempt.catches()) {
      line(
          "catch "
              + clause.types().stream().map(Object::toString).collect(joining(" | "))
              + " as "
              + declaration(clause.local()));
      nested(clause.body());
    }
    attempt
        .last()
        .ifPresent(
            last -> {
              line("finally");
              nested(last);
            });
  }

  private static String expr(Expr expr) {
    if (expr instanceof Expr.Plain plain) {
      return "`" + code(plain.code()) + "`" + effect(plain.effect());
    } else if (expr instanceof Expr.Await await) {
      return "await(" + expr(await.operand()) + "):" + await.type();
    } else if (expr instanceof Expr.Strict strict) {
      return "<" + parts(strict.parts()) + ">:" + strict.type();
    } else if (expr instanceof Expr.Compound compound) {
      return "("
          + parts(compound.place())
          + ":"
          + compound.placeType()
          + compound.local().map(local -> " local").orElse("")
          + " "
          + compound.operator()
          + "= "
          + expr(compound.value())
          + ")";
    } else if (expr instanceof Expr.Conditional choice) {
      return "("
          + expr(choice.condition())
          + " ? "
          + expr(choice.whenTrue())
          + " : "
          + expr(choice.whenFalse())
          + "):"
          + choice.type();
    } else if (expr instanceof Expr.And and) {
      return "(" + expr(and.left()) + " && " + expr(and.right()) + ")";
    } else if (expr instanceof Expr.Or or) {
      return "(" + expr(or.left()) + " || " + expr(or.right()) + ")";
    } else if (expr instanceof Expr.Not not) {
      return "!" + expr(not.operand());
    } else if (expr instanceof Expr.Computed computed) {
      ModelPrinter inner = new ModelPrinter();
      inner.nested(computed.statements());
      return declaration(computed.value()) + " from\n" + inner.out.toString().stripTrailing();
    }
    throw new AssertionError(expr);
  }

  private static String effect(Expr.Effect effect) {
    return switch (effect) {
      case NONE -> "=";
      case READS_LOCALS -> "~";
      case ANY -> "";
    };
  }

  private static String parts(List<Expr.Part> parts) {
    return parts.stream()
        .map(
            part ->
                part instanceof Expr.Fixed fixed
                    ? code(fixed.code())
                    : "{" + expr(((Expr.Operand) part).expr()) + "}")
        .collect(joining());
  }

  private static String code(Code code) {
    return code.pieces().stream().map(ModelPrinter::piece).collect(joining());
  }

  private static String piece(Code.Piece piece) {
    if (piece instanceof Code.Exit exit) {
      ModelPrinter jump = new ModelPrinter();
      jump.statement(exit.jump());
      return "exit " + jump.out.toString().strip() + ";";
    }
    return new Code(List.of(piece)).toString();
  }
}
