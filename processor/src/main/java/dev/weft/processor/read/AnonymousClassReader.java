package dev.weft.processor.read;

import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.LocalClass.Capture;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Gives anonymous classes that need one a name, as members of the state machine.
 *
 * <pre>{@code
 * var o = new Object() { int n = start; };
 *
 * var o = new AnonymousScope(start).new Anonymous();
 * }</pre>
 */
final class AnonymousClassReader {
  private static final String NAME = "Anonymous";

  private final Reading reading;
  private final LocalClassReader localClasses;
  private final Map<TypeElement, TreePath> nameless;

  private AnonymousClassReader(
      Reading reading, LocalClassReader localClasses, Map<TypeElement, TreePath> nameless) {
    this.reading = reading;
    this.localClasses = localClasses;
    this.nameless = nameless;
  }

  /** Names the classes of the body, each where it is first met. */
  static void of(TreePath method, Reading reading, LocalClassReader localClasses) {
    Map<TypeElement, TreePath> nameless = AnonymousSearch.in(method, reading);
    AnonymousClassReader reader = new AnonymousClassReader(reading, localClasses, nameless);
    reading.context().typeReader().moveWith(reader::name);
  }

  private void name(TypeElement type) {
    TreePath path = nameless.remove(type);
    if (path == null) {
      return;
    }
    Scope scope = reading.scope();
    String name = localClasses.freshName(NAME);
    reading.context().typeReader().move(type, List.of(name));
    Code code = declaration(name, type, path);
    List<Capture> captures = localClasses.captures(code, path);
    if (captures.isEmpty()) {
      localClasses.add(Optional.empty(), captures, classBody(path), code);
      scope.creation(type, Code.of("new " + name));
      return;
    }
    String holder = localClasses.freshName(name + "Scope");
    reading.context().typeReader().move(type, List.of(holder, name));
    Code inside = LocalClassReader.inside(declaration(name, type, path), captures);
    localClasses.add(Optional.of(holder), captures, classBody(path), inside);
    scope.creation(
        type, Code.join(LocalClassReader.creation(holder, captures), Code.of(".new " + name)));
  }

  private static TreePath classBody(TreePath creation) {
    return new TreePath(creation, ((NewClassTree) creation.getLeaf()).getClassBody());
  }

  private Code declaration(String name, TypeElement type, TreePath path) {
    CodeBuffer out = new CodeBuffer().text("final class " + name);
    TypeRef superclass = reading.ref(type.getSuperclass());
    if (!superclass.equals(KnownTypes.OBJECT)) {
      out.text(" extends ").type(superclass);
    }
    for (TypeMirror itf : type.getInterfaces()) {
      out.text(" implements ").type(reading.ref(itf));
    }
    out.text(" {");
    constructor(name, type, path, out);
    Code body = reading.printer().classBody(classBody(path));
    String open = ((Code.Text) body.pieces().get(0)).text();
    out.text(open.substring(1));
    return Code.join(
        out.toCode(), new Code(body.pieces().subList(1, body.pieces().size())), Code.of("\n"));
  }

  private void constructor(String name, TypeElement type, TreePath path, CodeBuffer out) {
    if (((NewClassTree) path.getLeaf()).getArguments().isEmpty()) {
      return;
    }
    ExecutableElement constructor = ElementFilter.constructorsIn(type.getEnclosedElements()).get(0);
    out.text("\n  " + name + "(");
    List<String> arguments = new ArrayList<>();
    for (VariableElement parameter : constructor.getParameters()) {
      String argument = "argument" + arguments.size();
      out.text(arguments.isEmpty() ? "" : ", ");
      boolean isLast = arguments.size() == constructor.getParameters().size() - 1;
      if (isLast && constructor.isVarArgs()) {
        out.type(reading.ref(((ArrayType) parameter.asType()).getComponentType())).text("...");
      } else {
        out.type(reading.ref(parameter.asType()));
      }
      out.text(" " + argument);
      arguments.add(argument);
    }
    out.text(")");
    String separator = " throws ";
    for (TypeMirror thrown : constructor.getThrownTypes()) {
      out.text(separator).type(reading.ref(thrown));
      separator = ", ";
    }
    out.text(" {\n    super(" + String.join(", ", arguments) + ");\n  }\n");
  }
}
