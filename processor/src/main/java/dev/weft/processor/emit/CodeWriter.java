package dev.weft.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.weft.processor.emit.Copies.Copy;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes code with its holes filled: types, names of locals and of their copies, results. */
final class CodeWriter {
  /** An assignment, a choice or a lambda: what binds less tightly than the choice around it. */
  private static final Pattern LOOSE = Pattern.compile("[?]|->|(<<|>>|[^=!<>])=(?!=)");

  private final PlanView view;

  /** What stands in the parentheses of a result: the task, in code that has no frame. */
  private final String resultOf;

  private final CodeBlock.Builder out = CodeBlock.builder();

  /** Text that {@link #out} gets in one piece, since JavaPoet takes long over each. */
  private final StringBuilder pending = new StringBuilder();

  private final Copies copies = new Copies();

  /** The line of what is written next; 0 where it goes without saying. */
  private int mark;

  /** Writes what a jump out of running code does, each line after the first behind the indent. */
  interface ExitWriter {
    void write(Stmt.Jump jump, String indent);
  }

  CodeWriter(PlanView view) {
    this(view, "");
  }

  CodeWriter(PlanView view, String resultOf) {
    this.view = view;
    this.resultOf = resultOf;
  }

  CodeBlock toCode() {
    flush();
    return out.build();
  }

  /** Writes the line, which ends in a brace, and opens a scope. */
  void begin(String line) {
    text(line + "\n");
    flush();
    out.indent();
    copies.open();
  }

  /** Closes the scope and writes the line, which starts with its brace. */
  void end(String line) {
    copies.close();
    flush();
    out.unindent();
    text(line + "\n");
  }

  /** Closes the scope and starts the line; what stands in it goes on there. */
  void endAndGoOn(String start) {
    copies.close();
    flush();
    out.unindent();
    text(start);
  }

  /** Writes statements that stand in the braces of the method. */
  void wholeBody(Runnable statements) {
    copies.open();
    statements.run();
    copies.close();
  }

  /** Says which line of the user's file the text from here on comes from. */
  CodeWriter mark(int line) {
    mark = line > 0 ? line : mark;
    return this;
  }

  CodeWriter text(String text) {
    if (!text.isEmpty()) {
      writeMark();
      pending.append(text);
    }
    return this;
  }

  private void flush() {
    if (pending.length() > 0) {
      out.add("$L", pending.toString());
      pending.setLength(0);
    }
  }

  private CodeWriter name(Object type) {
    writeMark();
    flush();
    out.add("$T", type);
    return this;
  }

  CodeWriter type(TypeRef type) {
    if (type instanceof TypeRef.Declared declared && view.isBehindInnerName(declared)) {
      return qualified(declared);
    }
    return name(TypeNames.of(type));
  }

  /** JavaPoet never qualifies classes of the package that it writes for. */
  private CodeWriter qualified(TypeRef.Declared type) {
    text(type.packageName() + "." + String.join(".", type.simpleNames()));
    String separator = "<";
    for (TypeRef argument : type.arguments()) {
      text(separator).type(argument);
      separator = ", ";
    }
    return type.arguments().isEmpty() ? this : text(">");
  }

  CodeWriter type(ClassName type) {
    return name(type);
  }

  CodeWriter type(Class<?> type) {
    return name(type);
  }

  private void writeMark() {
    if (mark > 0) {
      pending.append(LineMarks.mark(mark));
      mark = 0;
    }
  }

  /** The constant that says that the frame waits. */
  CodeWriter suspended() {
    if (view.hidesSuspended()) {
      name(Emitter.FRAME).text(".");
    }
    return text("SUSPENDED");
  }

  /** Declares the copies that lambdas in the code need, as statements of their own. */
  void declareCopies(List<Code.Use> uses, int line) {
    for (Code.Use use : uses) {
      if (needsCopy(use)) {
        declareCopy(use.local(), isWritten(use.local(), uses), line);
      }
    }
  }

  /** Whether a copy has still to be declared before the code with this mention. */
  boolean needsCopy(Code.Use use) {
    return use.captured()
        && view.plan().captureNames().containsKey(use.local())
        && copies.of(use.local()).isEmpty();
  }

  private static boolean isWritten(Local local, List<Code.Use> uses) {
    return uses.stream().anyMatch(use -> use.local().equals(local) && use.access() != Access.READ);
  }

  /** What is assigned by the very code that captures it is copied there: see {@link #mention}. */
  private void declareCopy(Local local, boolean isLate, int line) {
    String wish = view.plan().captureNames().getOrDefault(local, local.name());
    String name = copies.haveName(wish) ? freeCopyName(wish) : wish;
    mark(line);
    if (isLate) {
      type(local.type()).text(" " + name + ";\n");
    } else {
      text("final var " + name + " = ");
      if (local.type() instanceof TypeRef.NonDenotable nameless) {
        exactly(nameless, () -> text(original(local))).text(";\n");
      } else {
        text(original(local) + ";\n");
      }
    }
    copies.add(local, new Copy(name, isLate));
  }

  private String freeCopyName(String wish) {
    String name = view.freeName(wish);
    for (int i = 2; copies.haveName(name); i++) {
      name = view.freeName(wish + i);
    }
    return name;
  }

  private String original(Local local) {
    return view.isField(local) ? "this." + view.name(local) : view.name(local);
  }

  /** The value of an assignment, whose target has the type. */
  CodeWriter value(Code code, TypeRef target) {
    if (code.toString().startsWith("{")) {
      text("new ").type(target).text(" "); // the short form stands in declarations alone
    }
    return initializer(code, target);
  }

  /** The value of a declaration that says the type. */
  CodeWriter initializer(Code code, TypeRef target) {
    return isResult(code, target) ? result() : code(code);
  }

  /** The result of the await before, of the type that is expected. */
  CodeWriter result() {
    return text("result(" + resultOf + ")");
  }

  /** Whether the code is the result of the await before, and what it goes to says its type. */
  private static boolean isResult(Code code, TypeRef target) {
    return isResult(code)
        && (takesInferred(target, ((Code.Result) code.pieces().get(0)).type())
            || target.equals(KnownTypes.OBJECT));
  }

  static boolean isResult(Code code) {
    return code.pieces().size() == 1 && code.pieces().get(0) instanceof Code.Result;
  }

  /** Whether inference from the target gives the type that the result has. */
  private static boolean takesInferred(TypeRef target, TypeRef result) {
    return (target.equals(result) && !(target instanceof TypeRef.NonDenotable))
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

  /** An expression. */
  CodeWriter code(Code code) {
    return code(
        code,
        (exit, indent) -> {
          throw new AssertionError("a jump in an expression");
        });
  }

  /** Whole statements, with what their exits do, in order. */
  CodeWriter code(Code code, ExitWriter writer) {
    StringBuilder line = new StringBuilder();
    for (Code.Piece piece : code.pieces()) {
      if (piece instanceof Code.Text text) {
        text(text.text());
        line.append(text.text());
        line.delete(0, line.lastIndexOf("\n") + 1);
      } else if (piece instanceof Code.Exit exit) {
        writer.write(exit.jump(), indentOf(line));
      } else {
        piece(piece);
      }
    }
    return this;
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
      mention(use);
    } else if (piece instanceof Code.Line line) {
      mark(line.line());
    } else if (piece instanceof Code.Result result) {
      result(result.type());
    } else if (piece instanceof Code.Direct direct) {
      code(direct.plain());
    }
  }

  /** A condition in front of a question mark, in parentheses where it binds less tightly. */
  CodeWriter condition(Code condition) {
    boolean isLoose = LOOSE.matcher(condition.toString()).find();
    return isLoose ? text("(").code(condition).text(")") : code(condition);
  }

  /** The result of the await before, which is of the type. */
  CodeWriter result(TypeRef type) {
    if (type instanceof TypeRef.NonDenotable nameless) {
      return exactly(nameless, this::result);
    }
    return text("this.<").type(type).text(">").result();
  }

  /** A value with its exact type: by a cast to all bounds, or by inference. */
  private CodeWriter exactly(TypeRef.NonDenotable type, Runnable value) {
    if (type.bounds().isEmpty()) {
      throw new AssertionError("a value of a type without a name: " + type);
    }
    if (type.inferred().isPresent()) {
      return inferred(type.inferred().get(), value);
    }
    String separator = "((";
    for (TypeRef bound : type.bounds()) {
      text(separator).type(bound);
      separator = " & ";
    }
    text(") ");
    value.run();
    return text(")");
  }

  /** What stands before a dot is inferred for itself, whatever the context expects (JLS 15.12). */
  private CodeWriter inferred(TypeRef.Inferred type, Runnable value) {
    text(view.exactName(type) + "(");
    value.run();
    for (TypeRef.Intersection parameter : type.parameters()) {
      for (TypeRef variable : parameter.variables()) {
        text(", (").type(ExactTypes.bound(variable)).text(") null");
      }
    }
    return text(").get()");
  }

  private void mention(Code.Use use) {
    Local local = use.local();
    Optional<Copy> copy = copies.of(local);
    if (use.captured() && copy.isPresent()) {
      text(copy.get().name());
    } else if (use.access() != Access.READ) {
      text(target(local));
    } else if (local.type() instanceof TypeRef.NonDenotable type && !view.isInState(local)) {
      exactly(type, () -> text(reference(local)));
    } else {
      text(reference(local));
    }
  }

  /** How code outside lambdas reads a local. */
  String reference(Local local) {
    String name = view.name(local);
    boolean isCopied =
        copies.of(local).filter(copy -> !copy.isLate() && copy.name().equals(name)).isPresent();
    return isCopied ? name : place(local);
  }

  /** The left side of an assignment; a late copy is assigned together with its local. */
  String target(Local local) {
    return copies
        .of(local)
        .filter(Copy::isLate)
        .map(copy -> place(local) + " = " + copy.name())
        .orElseGet(() -> place(local));
  }

  private String place(Local local) {
    String name = view.name(local);
    boolean isHidden =
        view.isField(local) && (copies.haveName(name) || view.isBehindInnerName(local));
    return isHidden ? "this." + name : name;
  }
}
