package dev.weft.processor.read;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Prints the classes that plain code declares: anonymous and local ones. */
final class ClassPrinter {
  private final Printer.Context context;
  private final TreePrinter expressions;
  private final StatementPrinter statements;
  private final AnnotationPrinter annotations;
  private final CodeBuffer out;

  ClassPrinter(
      Printer.Context context,
      TreePrinter expressions,
      StatementPrinter statements,
      CodeBuffer out) {
    this.context = context;
    this.expressions = expressions;
    this.statements = statements;
    this.annotations = new AnnotationPrinter(context, out);
    this.out = out;
  }

  /** A local or member class. */
  void declaration(ClassTree tree, TreePath path) {
    expressions.enterCapture();
    annotations.of(context.trees().getElement(path));
    modifiers(tree.getModifiers().getFlags(), tree);
    String name = tree.getSimpleName().toString();
    context.scope().innerName(name);
    out.text(keyword(tree) + " " + name);
    typeParameters(tree.getTypeParameters(), path);
    if (tree.getKind() == Tree.Kind.RECORD) {
      recordHeader(tree, path);
    }
    if (tree.getExtendsClause() != null) {
      out.text(" extends ");
      expressions.print(path, tree.getExtendsClause());
    }
    types(
        path,
        tree.getKind() == Tree.Kind.INTERFACE ? " extends " : " implements ",
        tree.getImplementsClause());
    types(path, " permits ", tree.getPermitsClause());
    out.text(" ");
    members(tree, path);
    expressions.leaveCapture();
  }

  /** The body of an anonymous class. */
  void body(TreePath path) {
    expressions.enterCapture();
    members((ClassTree) path.getLeaf(), path);
    expressions.leaveCapture();
  }

  private void types(TreePath path, String keyword, List<? extends Tree> types) {
    if (!types.isEmpty()) {
      out.text(keyword);
      expressions.list(path, types);
    }
  }

  private static String keyword(ClassTree tree) {
    return switch (tree.getKind()) {
      case INTERFACE -> "interface";
      case ENUM -> "enum";
      case RECORD -> "record";
      case ANNOTATION_TYPE -> "@interface";
      default -> "class";
    };
  }

  private void modifiers(Set<Modifier> modifiers, Tree tree) {
    for (Modifier modifier : modifiers) {
      boolean isImplied =
          tree instanceof ClassTree
              && (tree.getKind() != Tree.Kind.CLASS)
              && (modifier == Modifier.STATIC
                  || modifier == Modifier.FINAL
                  || modifier == Modifier.ABSTRACT
                  || (modifier == Modifier.SEALED && tree.getKind() == Tree.Kind.ENUM));
      if (!isImplied) {
        out.text(modifier + " ");
      }
    }
  }

  private void typeParameters(List<? extends TypeParameterTree> parameters, TreePath path) {
    if (parameters.isEmpty()) {
      return;
    }
    String separator = "";
    out.text("<");
    for (TypeParameterTree parameter : parameters) {
      context.scope().innerName(parameter.getName().toString());
      out.text(separator + parameter.getName());
      if (!parameter.getBounds().isEmpty()) {
        out.text(" extends ");
        expressions.separated(new TreePath(path, parameter), parameter.getBounds(), " & ");
      }
      separator = ", ";
    }
    out.text(">");
  }

  private void recordHeader(ClassTree tree, TreePath path) {
    TypeElement type = (TypeElement) context.trees().getElement(path);
    List<? extends TypeMirror> types =
        type.getRecordComponents().stream().map(RecordComponentElement::asType).toList();
    boolean isVarArgs =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(constructor -> isCanonical(constructor, types))
            .anyMatch(ExecutableElement::isVarArgs);
    parameters(components(tree), path, isVarArgs);
  }

  /** JLS 8.10.4. */
  private boolean isCanonical(ExecutableElement constructor, List<? extends TypeMirror> types) {
    List<? extends VariableElement> parameters = constructor.getParameters();
    return parameters.size() == types.size()
        && IntStream.range(0, types.size())
            .allMatch(i -> context.types().isSameType(parameters.get(i).asType(), types.get(i)));
  }

  private List<VariableTree> components(ClassTree tree) {
    List<VariableTree> components = new ArrayList<>();
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree field && !isStatic(field)) {
        components.add(field);
      }
    }
    return components;
  }

  private static boolean isStatic(VariableTree field) {
    return field.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  private void members(ClassTree tree, TreePath path) {
    out.open();
    if (tree.getKind() == Tree.Kind.ENUM) {
      enumConstants(tree, path);
    }
    inheritedFields(path);
    defaultConstructor(tree, path);
    for (Tree member : tree.getMembers()) {
      TreePath at = new TreePath(path, member);
      Element element = context.trees().getElement(at);
      if (isWritten(tree, member, element)) {
        out.newline();
        member(member, at, tree);
      }
    }
    out.close();
  }

  /** Names that mean something else in the class than around it. */
  private void inheritedFields(TreePath path) {
    if (context.trees().getElement(path) instanceof TypeElement type) {
      ElementFilter.fieldsIn(context.elements().getAllMembers(type))
          .forEach(field -> context.scope().innerName(field.getSimpleName().toString()));
    }
  }

  /** Spelled out where it cannot do without the instance around the superclass. */
  private void defaultConstructor(ClassTree tree, TreePath path) {
    boolean hasOne =
        tree.getKind() != Tree.Kind.CLASS
            || tree.getSimpleName().isEmpty()
            || tree.getMembers().stream()
                .map(member -> context.trees().getElement(new TreePath(path, member)))
                .anyMatch(
                    member ->
                        member != null
                            && member.getKind() == ElementKind.CONSTRUCTOR
                            && context.elements().getOrigin(member) == Elements.Origin.EXPLICIT);
    if (!hasOne && expressions.needsSuperclassHolder(path)) {
      out.newline().text(tree.getSimpleName() + "() ").open().newline();
      expressions.superclassHolder(path);
      out.text("super();").close();
    }
  }

  private boolean isWritten(ClassTree tree, Tree member, Element element) {
    if (element == null) {
      return true; // an initializer block
    }
    if (element.getKind() == ElementKind.ENUM_CONSTANT) {
      return false;
    }
    if (tree.getKind() == Tree.Kind.RECORD && member instanceof VariableTree field) {
      return isStatic(field);
    }
    boolean isConstructorOfAnonymous =
        element.getKind() == ElementKind.CONSTRUCTOR && tree.getSimpleName().isEmpty();
    return !isConstructorOfAnonymous
        && context.elements().getOrigin(element) == Elements.Origin.EXPLICIT;
  }

  private void enumConstants(ClassTree tree, TreePath path) {
    String separator = "";
    for (Tree member : tree.getMembers()) {
      TreePath at = new TreePath(path, member);
      Element element = context.trees().getElement(at);
      if (element == null || element.getKind() != ElementKind.ENUM_CONSTANT) {
        continue;
      }
      out.text(separator).newline();
      annotations.of(element);
      out.text(element.getSimpleName().toString());
      if (((VariableTree) member).getInitializer() instanceof NewClassTree creation) {
        TreePath created = new TreePath(at, creation);
        out.text("(");
        expressions.list(created, creation.getArguments());
        out.text(")");
        if (creation.getClassBody() != null) {
          out.text(" ");
          body(new TreePath(created, creation.getClassBody()));
        }
      }
      separator = ",";
    }
    out.text(";");
  }

  private void member(Tree member, TreePath path, ClassTree owner) {
    int line = context.line(member);
    if (line > 0) {
      out.piece(new Code.Line(line));
    }
    if (member instanceof VariableTree field) {
      annotations.of(context.trees().getElement(path));
      modifiers(field.getModifiers().getFlags(), field);
      expressions.print(path, field.getType());
      out.text(" " + fieldName(field));
      if (field.getInitializer() != null) {
        out.text(" = ");
        expressions.print(path, field.getInitializer());
      }
      out.text(";");
    } else if (member instanceof MethodTree method) {
      method(method, path, owner);
    } else if (member instanceof ClassTree inner) {
      declaration(inner, path);
    } else if (member instanceof BlockTree block) {
      out.text(block.isStatic() ? "static " : "");
      statements.block(path);
    } else {
      throw new Unsupported(path, "this member");
    }
  }

  private String fieldName(VariableTree field) {
    String name = field.getName().toString();
    context.scope().innerName(name);
    return name;
  }

  private void method(MethodTree method, TreePath path, ClassTree owner) {
    annotations.of(context.trees().getElement(path));
    modifiers(method.getModifiers().getFlags(), method);
    if (!method.getTypeParameters().isEmpty()) {
      typeParameters(method.getTypeParameters(), path);
      out.text(" ");
    }
    if (method.getReturnType() == null) {
      out.text(owner.getSimpleName().toString());
    } else {
      expressions.print(path, method.getReturnType());
      out.text(" " + method.getName());
    }
    boolean isVarArgs =
        context.trees().getElement(path) instanceof ExecutableElement element
            && element.isVarArgs();
    parameters(method.getParameters(), path, isVarArgs);
    types(path, " throws ", method.getThrows());
    if (method.getBody() == null) {
      out.text(";");
    } else {
      out.text(" ");
      body(method, path, owner);
    }
  }

  private void parameters(
      List<? extends VariableTree> parameters, TreePath path, boolean isVarArgs) {
    int last = parameters.size() - 1;
    out.text("(");
    for (int i = 0; i <= last; i++) {
      VariableTree parameter = parameters.get(i);
      TreePath at = new TreePath(path, parameter);
      out.text(i == 0 ? "" : ", ");
      annotations.all(declaredBy(at));
      if (i == last && isVarArgs && parameter.getType() instanceof ArrayTypeTree array) {
        expressions.print(new TreePath(at, array), array.getType());
        out.text("...");
      } else {
        expressions.print(at, parameter.getType());
      }
      out.text(" " + expressions.declared(at));
    }
    out.text(")");
  }

  /** A parameter, or all that the component of a record stands for (JLS 8.10.3). */
  private List<Element> declaredBy(TreePath parameter) {
    Element element = context.trees().getElement(parameter);
    List<Element> declared = new ArrayList<>(List.of(element));
    if (element.getKind() == ElementKind.FIELD
        && element.getEnclosingElement() instanceof TypeElement type) {
      type.getRecordComponents().stream()
          .filter(each -> each.getSimpleName().equals(element.getSimpleName()))
          .forEach(
              each -> {
                declared.add(each);
                if (isImplicit(each.getAccessor())) {
                  declared.add(each.getAccessor());
                }
              });
      ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
          .filter(this::isImplicit)
          .flatMap(constructor -> constructor.getParameters().stream())
          .filter(each -> each.getSimpleName().equals(element.getSimpleName()))
          .forEach(declared::add);
    }
    return declared;
  }

  private boolean isImplicit(Element element) {
    return context.elements().getOrigin(element) != Elements.Origin.EXPLICIT;
  }

  private void body(MethodTree method, TreePath path, ClassTree owner) {
    TreePath block = new TreePath(path, method.getBody());
    if (owner.getKind() == Tree.Kind.RECORD
        && method.getReturnType() == null
        && isCompact(method)) {
      // Spelled out: javac gave the compact constructor its parameters already (JLS 8.10.4.2).
      out.open().newline();
      statements.block(block);
      for (VariableTree parameter : method.getParameters()) {
        String name = parameter.getName().toString();
        out.newline().text("this." + name + " = " + name + ";");
      }
      out.close();
      return;
    }
    statements.block(block);
  }

  private boolean isCompact(MethodTree method) {
    var positions = context.trees().getSourcePositions();
    long start = positions.getStartPosition(context.unit(), method);
    return method.getParameters().stream()
        .mapToLong(parameter -> positions.getStartPosition(context.unit(), parameter))
        .anyMatch(position -> position >= 0 && position < start);
  }
}
