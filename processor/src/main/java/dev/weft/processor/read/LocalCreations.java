package dev.weft.processor.read;

import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/**
 * Prints the creation of objects of local and anonymous classes. Javac hands to them, in a way that
 * no source can say, the variables that they capture and the instance around them; an accessor of
 * the class takes them in front of the user's arguments.
 *
 * <pre>{@code
 * new Counter(3)   ->   Demo$1Counter.new$(start, self, 3)
 * }</pre>
 */
final class LocalCreations {
  private static final TypeRef OBJECTS = TypeRef.declared("java.util", "Objects");

  private final Printer.Context context;
  private final TreePrinter expressions;
  private final NamePrinter names;
  private final CodeBuffer out;

  LocalCreations(
      Printer.Context context, TreePrinter expressions, NamePrinter names, CodeBuffer out) {
    this.context = context;
    this.expressions = expressions;
    this.names = names;
    this.out = out;
  }

  /** Whether javac adds to the arguments of the constructor. */
  static boolean isLocal(@Nullable ExecutableElement constructor) {
    return constructor != null
        && constructor.getEnclosingElement() instanceof TypeElement created
        && LocalClasses.mayCapture(created);
  }

  /** {@code new A(...)}, whose class body is where javac put it. */
  void object(NewClassTree tree, TreePath path, ExecutableElement constructor) {
    TypeElement created = created(constructor);
    Twins.refuse(context.localClasses().captured(created), path, context);
    out.type(names.raw(created)).text(".");
    typeArguments(path, constructor);
    out.text(accessor(constructor) + "(");
    List<Runnable> arguments = captured(created);
    if (tree.getEnclosingExpression() == null || tree.getClassBody() != null) {
      names.enclosingInstance(created).ifPresent(local -> arguments.add(() -> use(local)));
    }
    if (tree.getEnclosingExpression() != null) {
      // Around the object itself, or around its anonymous class's superclass part.
      arguments.add(() -> outer(tree, path));
    }
    tree.getArguments().forEach(each -> arguments.add(() -> expressions.print(path, each)));
    print(arguments);
    out.text(")");
  }

  /** Whether a reference to the constructor cannot say all that an object needs. */
  boolean needsLambda(ExecutableElement constructor) {
    return isLocal(constructor) || names.enclosingInstance(created(constructor)).isPresent();
  }

  /** {@code A::new}, which becomes a lambda. */
  void reference(TreePath path, ExecutableElement constructor) {
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < parameterCount(path, constructor); i++) {
      parameters.add(context.scope().freshInnerName("argument"));
    }
    expressions.enterCapture();
    out.text("(" + String.join(", ", parameters) + ") -> ");
    List<Runnable> arguments =
        isLocal(constructor) ? throughAccessor(path, constructor) : throughInstance(constructor);
    parameters.forEach(each -> arguments.add(() -> out.text(each)));
    print(arguments);
    out.text(")");
    expressions.leaveCapture();
  }

  private List<Runnable> throughAccessor(TreePath path, ExecutableElement constructor) {
    TypeElement created = created(constructor);
    Twins.refuse(context.localClasses().captured(created), path, context);
    out.type(names.raw(created)).text("." + accessor(constructor) + "(");
    List<Runnable> arguments = captured(created);
    names.enclosingInstance(created).ifPresent(local -> arguments.add(() -> use(local)));
    return arguments;
  }

  private List<Runnable> throughInstance(ExecutableElement constructor) {
    TypeElement created = created(constructor);
    names.enclosingInstance(created).ifPresent(this::use);
    String diamond = created.getTypeParameters().isEmpty() ? "" : "<>";
    out.text(".new " + created.getSimpleName() + diamond + "(");
    return new ArrayList<>();
  }

  /** Of the interface's method where that is known: the constructor's arity may vary. */
  private int parameterCount(TreePath path, ExecutableElement constructor) {
    return context.trees().getTypeMirror(path) instanceof DeclaredType type
        ? LambdaSites.method(type, context.elements()).orElse(constructor).getParameters().size()
        : constructor.getParameters().size();
  }

  private static TypeElement created(ExecutableElement constructor) {
    return (TypeElement) Objects.requireNonNull(constructor.getEnclosingElement());
  }

  private String accessor(ExecutableElement constructor) {
    Set<VariableElement> captured = context.localClasses().captured(created(constructor));
    return context.accessors().creation(constructor, List.copyOf(captured));
  }

  private List<Runnable> captured(TypeElement created) {
    List<Runnable> arguments = new ArrayList<>();
    for (VariableElement variable : context.localClasses().captured(created)) {
      Optional<Local> local = context.scope().local(variable);
      arguments.add(
          () ->
              local.ifPresentOrElse(
                  this::use, () -> out.text(context.scope().printedName(variable))));
    }
    return arguments;
  }

  private void use(Local local) {
    out.piece(new Code.Use(local, Access.READ, expressions.captured()));
  }

  /** JLS 15.9.4: null is refused before the arguments are evaluated. */
  private void outer(NewClassTree tree, TreePath path) {
    out.type(OBJECTS).text(".requireNonNull(");
    expressions.print(path, tree.getEnclosingExpression());
    out.text(")");
  }

  private void print(List<Runnable> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      out.text(i == 0 ? "" : ", ");
      arguments.get(i).run();
    }
  }

  /** Those of the class as far as they can be said; what cannot is inferred (JLS 15.9.3). */
  private void typeArguments(TreePath path, ExecutableElement constructor) {
    if (!Enclosing.isLocalOrAnonymous(created(constructor))
        || !constructor.getTypeParameters().isEmpty()
        || !(context.typeReader().ref(context.trees().getTypeMirror(path))
            instanceof TypeRef.Declared type)
        || type.arguments().isEmpty()
        || type.arguments().stream().anyMatch(TypeRef.Wildcard.class::isInstance)) {
      return;
    }
    String separator = "<";
    for (TypeRef argument : type.arguments()) {
      out.text(separator).type(argument);
      separator = ", ";
    }
    out.text(">");
  }
}
