package dev.weft.processor.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.LocalClass;
import dev.weft.processor.model.LocalClass.Capture;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * Turns a local class that is named after an await into a member of the state machine. What it
 * captures is kept by an instance of a class around it, which is made where the class is declared:
 * at that place every captured local has the value that it keeps (JLS 8.1.3, 16).
 */
final class LocalClassReader {
  private final Reading reading;
  private final MovedClasses classes;

  LocalClassReader(Reading reading) {
    this.reading = reading;
    this.classes = reading.context().lambdas().classes();
  }

  /** A name for a member that is not the user's. */
  String freshName(String wish) {
    return classes.freshName(wish, reading.scope());
  }

  /** Adds a class; its code does not say yet whether it is static. */
  void add(Optional<String> holder, List<Capture> captures, TreePath path, Code code) {
    classes.add(member(holder, captures, path, code));
  }

  /** Reads a declaration; what is left of it in its place makes the holder. */
  List<Stmt> read(TreePath path) {
    TypeElement type = (TypeElement) reading.element(path).orElseThrow();
    String name = type.getSimpleName().toString();
    reading.context().typeReader().move(type, List.of(name));
    Code code = reading.printer().statement(path);
    List<Capture> captures = captures(code, path);
    if (captures.isEmpty() && isFree(name, type)) {
      classes.name(name);
      classes.add(member(Optional.empty(), captures, path, code));
      return List.of();
    }
    return readWithHolder(path, type, captures);
  }

  private List<Stmt> readWithHolder(TreePath path, TypeElement type, List<Capture> captures) {
    String name = type.getSimpleName().toString();
    String holder = freshName(name + "Scope");
    reading.context().typeReader().move(type, List.of(holder, name));
    if (captures.isEmpty()) {
      Code code = reading.printer().statement(path);
      classes.add(member(Optional.of(holder), captures, path, code));
      return List.of();
    }
    TypeRef holderType = TypeRef.declared("", holder);
    String variable = holder.substring(0, 1).toLowerCase(Locale.ROOT) + holder.substring(1);
    Local local = reading.temporary(variable, holderType, path);
    reading.scope().holder(type, local);
    Code code = inside(reading.printer().statement(path), captures);
    classes.add(member(Optional.of(holder), captures, path, code));
    Expr creation = new Expr.Plain(creation(holder, captures), holderType, Expr.Effect.ANY);
    return List.of(new Stmt.Declare(local, Optional.of(creation), false, reading.line(path)));
  }

  /** A member of the state machine must not hide another class that its code names. */
  private boolean isFree(String name, TypeElement type) {
    boolean isUnnamed =
        reading.context().elements().getPackageOf(type).getQualifiedName().isEmpty();
    return !classes.hasName(name)
        && !(isUnnamed && reading.context().elements().getTypeElement(name) != null);
  }

  /** What code of a class uses of the locals around it. */
  List<Capture> captures(Code code, TreePath path) {
    List<Local> locals = code.uses().stream().map(Code.Use::local).distinct().toList();
    Set<String> taken = new HashSet<>(reading.scope().innerNames());
    locals.stream().filter(LocalClassReader::isUsers).map(Local::name).forEach(taken::add);
    List<Capture> captures = new ArrayList<>();
    for (Local local : locals) {
      if (local.type() instanceof TypeRef.NonDenotable) {
        throw new Unsupported(
            path,
            "a local class that captures " + local.name() + ", whose type has no name in Java",
            "declare " + local.name() + " with a named type");
      }
      captures.add(new Capture(local, isUsers(local) ? local.name() : fresh(local.name(), taken)));
    }
    return captures;
  }

  /** Where the user's code names a local, nothing in the class hides it (JLS 6.4). */
  private static boolean isUsers(Local local) {
    return local.kind() == Local.Kind.VARIABLE || local.kind() == Local.Kind.PARAMETER;
  }

  private static String fresh(String wish, Set<String> taken) {
    String name = wish;
    for (int i = 2; !taken.add(name); i++) {
      name = wish + i;
    }
    return name;
  }

  /** The class with fields of the holder in place of locals. */
  static Code inside(Code code, List<Capture> captures) {
    return code.map(
        piece ->
            piece instanceof Code.Use use
                ? captures.stream()
                    .filter(capture -> capture.local().equals(use.local()))
                    .<Code.Piece>map(capture -> new Code.Text(capture.field()))
                    .findFirst()
                    .orElseThrow()
                : piece);
  }

  static Code creation(String holder, List<Capture> captures) {
    CodeBuffer code = new CodeBuffer().text("new " + holder + "(");
    String separator = "";
    for (Capture capture : captures) {
      code.text(separator).piece(new Code.Use(capture.local(), Access.READ, false));
      separator = ", ";
    }
    return code.text(")").toCode();
  }

  private LocalClass member(
      Optional<String> holder, List<Capture> captures, TreePath path, Code code) {
    boolean needsTypes =
        code.pieces().stream()
                .anyMatch(piece -> piece instanceof Code.TypeName name && isGeneric(name.type()))
            || captures.stream().anyMatch(capture -> isGeneric(capture.local().type()));
    boolean isStatic =
        ((ClassTree) path.getLeaf()).getKind() == Tree.Kind.CLASS
            && captures.isEmpty()
            && !needsTypes;
    Code declaration = Code.join(Code.of(isStatic ? "static " : ""), code);
    return new LocalClass(holder, captures, needsTypes, declaration, reading.line(path));
  }

  private static boolean isGeneric(TypeRef type) {
    if (type instanceof TypeRef.Declared declared) {
      return declared.enclosing().filter(LocalClassReader::isGeneric).isPresent()
          || declared.arguments().stream().anyMatch(LocalClassReader::isGeneric);
    } else if (type instanceof TypeRef.Array array) {
      return isGeneric(array.component());
    } else if (type instanceof TypeRef.Wildcard wildcard) {
      return wildcard.extendsBound().filter(LocalClassReader::isGeneric).isPresent()
          || wildcard.superBound().filter(LocalClassReader::isGeneric).isPresent();
    }
    return type instanceof TypeRef.Variable;
  }
}
