package dev.weft.processor.read;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Qualifies names so that they mean, outside the host, what they meant inside. */
final class NamePrinter {
  private final Printer.Context context;
  private final CodeBuffer out;

  NamePrinter(Printer.Context context, CodeBuffer out) {
    this.context = context;
    this.out = out;
  }

  /** Prints all of a simple name but, for a field or method, the member's name, which it gives. */
  String identifier(TreePath path, Access access, boolean captured) {
    IdentifierTree tree = (IdentifierTree) path.getLeaf();
    String name = tree.getName().toString();
    Element element = context.trees().getElement(path);
    if (element == null) {
      throw new AssertionError("a name that javac has not resolved: " + name);
    }
    if (name.equals("this")) {
      out.piece(new Code.Use(context.scope().receiver(declaring(element)), Access.READ, captured));
      return "";
    }
    Optional<Local> local = context.scope().local(element);
    if (local.isPresent()) {
      out.piece(new Code.Use(local.get(), access, captured));
      return "";
    }
    if (isNamedConstant(element)) {
      return Literals.constant(((VariableElement) element).getConstantValue());
    }
    return switch (element.getKind()) {
      case FIELD, ENUM_CONSTANT, METHOD -> member(path, element, captured);
      case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE, TYPE_PARAMETER -> {
        type(path, element, name);
        yield "";
      }
      case CONSTRUCTOR -> name; // super(...) or this(...)
      default -> variable(element, access);
    };
  }

  private String variable(Element element, Access access) {
    String name = context.scope().printedName(element);
    if (access == Access.READ && isBorrowingBinding(element)) {
      out.text("((").type(context.typeReader().ref(element.asType())).text(") " + name);
      return ")";
    }
    return name;
  }

  /**
   * Whether the variable of a pattern is of a local class that borrows type parameters. A pattern
   * cannot ask for those, so it is raw, and whoever reads the variable says the type.
   */
  boolean isBorrowingBinding(Element element) {
    return element.getKind().name().equals("BINDING_VARIABLE")
        && context.typeReader().isBorrowing(element.asType());
  }

  /** Whether the constant's value stands in for its name, which cannot be used in the new home. */
  boolean isNamedConstant(Element element) {
    return context.scope().isConstant(element)
        || (element instanceof VariableElement field
            && field.getConstantValue() != null
            && isProtectedElsewhere(element));
  }

  /** A type by its name. */
  void type(TreePath path, Element element, String name) {
    if (element instanceof TypeParameterElement parameter) {
      if (belongsToHost(parameter)) {
        out.type(new TypeRef.Variable(context.typeReader().name(parameter)));
      } else {
        out.text(name);
      }
    } else if (!localTypeUse(path)) {
      out.type(raw((TypeElement) element));
    }
  }

  /**
   * Prints a type of a local class with the type parameters that the class borrows, which its name
   * does not say; false where the path is no such type.
   */
  boolean localTypeUse(TreePath path) {
    boolean isLocal =
        TypeUses.isTypeUse(path)
            && context.trees().getTypeMirror(path) instanceof DeclaredType type
            && isLocalOrInLocal((TypeElement) type.asElement());
    if (isLocal) {
      out.type(context.typeReader().ref(context.trees().getTypeMirror(path)));
    }
    return isLocal;
  }

  TypeRef raw(TypeElement type) {
    Optional<List<String>> local = context.typeReader().localNames(type);
    if (local.isPresent()) {
      return new TypeRef.Declared(Optional.empty(), "", local.get(), List.of());
    }
    return new TypeRef.Declared(
        Optional.empty(),
        context.elements().getPackageOf(type).getQualifiedName().toString(),
        TypeReader.simpleNames(type),
        List.of());
  }

  private boolean belongsToHost(TypeParameterElement parameter) {
    Element owner = parameter.getGenericElement();
    return Enclosing.isAround(owner, context.host())
        || (owner instanceof ExecutableElement
            ? context.host().equals(owner.getEnclosingElement())
            : owner instanceof TypeElement type && !isLocalOrInLocal(type));
  }

  static boolean isLocalOrInLocal(TypeElement type) {
    for (Element e = type; e instanceof TypeElement inner; e = e.getEnclosingElement()) {
      if (inner.getNestingKind() == NestingKind.LOCAL
          || inner.getNestingKind() == NestingKind.ANONYMOUS) {
        return true;
      }
    }
    return false;
  }

  private String member(TreePath path, Element element, boolean captured) {
    String name = element.getSimpleName().toString();
    boolean isEnumLabel = element.getKind() == ElementKind.ENUM_CONSTANT && isCaseLabel(path);
    if (isEnumLabel) {
      return name;
    }
    TypeElement owner = hostChainOwner(element);
    if (element.getModifiers().contains(Modifier.STATIC)) {
      if (owner != null && needsAccessor(element)) {
        return staticAccessor(owner, element);
      }
      out.type(raw(staticQualifier(element, owner))).text(".");
      return name;
    }
    if (owner == null) {
      throw new AssertionError("no enclosing instance has " + element);
    }
    out.piece(new Code.Use(context.scope().receiver(owner), Access.READ, captured)).text(".");
    return needsAccessor(element) ? accessor(owner, element) : name;
  }

  private static TypeElement staticQualifier(Element element, @Nullable TypeElement owner) {
    TypeElement declaring = declaring(element);
    boolean isInterfaceMember = declaring.getKind().isInterface();
    return owner == null || isInterfaceMember ? declaring : owner;
  }

  private static TypeElement declaring(Element member) {
    return (TypeElement) Objects.requireNonNull(member.getEnclosingElement());
  }

  /** The host or the nearest class around it that has the member (JLS 6.4.1, 15.12.1). */
  private @Nullable TypeElement hostChainOwner(Element member) {
    for (TypeElement type = context.host(); type != null; type = Enclosing.of(type)) {
      if (has(type, member)) {
        return type;
      }
    }
    return null;
  }

  private boolean has(TypeElement type, Element member) {
    TypeElement declaring = declaring(member);
    return context
        .types()
        .isSubtype(
            context.types().erasure(type.asType()), context.types().erasure(declaring.asType()));
  }

  private static boolean isCaseLabel(TreePath path) {
    Tree parent = path.getParentPath().getLeaf();
    return (parent instanceof CaseTree arm && arm.getExpressions().contains(path.getLeaf()))
        || Trees17.is(parent, "CONSTANT_CASE_LABEL");
  }

  /** Protected access across packages is for subclasses only (JLS 6.6.2). */
  boolean needsAccessor(Element member) {
    boolean isConstant =
        member instanceof VariableElement field && field.getConstantValue() != null;
    return !isConstant && isProtectedElsewhere(member);
  }

  private boolean isProtectedElsewhere(Element member) {
    return member.getModifiers().contains(Modifier.PROTECTED)
        && !context
            .elements()
            .getPackageOf(member)
            .equals(context.elements().getPackageOf(context.host()));
  }

  /**
   * The class of the host chain through which a qualified protected member has to be reached: the
   * nearest that the qualifier is an instance of (JLS 6.6.2.1).
   */
  Optional<TypeElement> accessorHost(Element member, TreePath qualifier) {
    TypeMirror type = context.trees().getTypeMirror(qualifier);
    if (!needsAccessor(member) || type == null || type.getKind() == TypeKind.ARRAY) {
      return Optional.empty();
    }
    Predicate<TypeElement> fits =
        each -> has(each, member) && (isStatic(member) || isInstance(type, each));
    for (TypeElement outer = context.host(); outer != null; outer = Enclosing.of(outer)) {
      if (fits.test(outer)) {
        return Optional.of(outer);
      }
    }
    return Optional.empty();
  }

  /** Whether an expression is of the class by its static type. */
  boolean isInstance(TreePath expression, TypeElement of) {
    return isInstance(context.trees().getTypeMirror(expression), of);
  }

  private boolean isInstance(TypeMirror type, TypeElement of) {
    Types types = context.types();
    return types.isSubtype(types.erasure(type), types.erasure(of.asType()));
  }

  private static boolean isStatic(Element member) {
    return member.getModifiers().contains(Modifier.STATIC);
  }

  /** Prints the class that has the accessor of a static member, with a dot, and gives its name. */
  String staticAccessor(TypeElement host, Element member) {
    out.type(raw(host)).text(".");
    return accessor(host, member);
  }

  /** The name of the accessor that stands in for a protected member. */
  String accessor(TypeElement host, Element member) {
    return member instanceof ExecutableElement method
        ? context.accessors().call(host, method)
        : context.accessors().field(host, (VariableElement) member);
  }

  /** Prints the instance before {@code super.m()} or {@code super::m} and gives the accessor. */
  String superMethod(ExecutableElement method, Optional<TypeElement> qualifier, boolean captured) {
    TypeElement host = context.host();
    Optional<TypeElement> itf = qualifier.filter(type -> type.getKind().isInterface());
    if (qualifier.isPresent() && itf.isEmpty()) {
      host = qualifier.get(); // Outer.super.m()
    }
    out.piece(new Code.Use(context.scope().receiver(host), Access.READ, captured));
    return context.accessors().superCall(host, method, itf);
  }

  /** The instance that {@code new Inner()} takes as its enclosing one (JLS 15.9.2). */
  Optional<Local> enclosingInstance(TypeElement created) {
    if (!Enclosing.hasOuterInstance(created)) {
      return Optional.empty();
    }
    Optional<TypeElement> outer =
        Enclosing.isLocalOrAnonymous(created)
            ? Optional.ofNullable(Enclosing.of(created))
            : Optional.ofNullable(hostChainOwner(created));
    return outer.map(context.scope()::receiver);
  }

  static boolean isSuper(Tree tree) {
    return tree instanceof IdentifierTree name && name.getName().contentEquals("super");
  }

  /** Whether the tree is a {@code super} of the host's, or of a class around it (JLS 15.11.2). */
  boolean isHostSuper(TreePath path) {
    Optional<TypeElement> qualifier = qualifiedSuper(path);
    if (qualifier.isPresent() && !qualifier.get().getKind().isInterface()) {
      return true;
    }
    return isSuper(path.getLeaf()) || qualifier.isPresent();
  }

  /** The type before {@code .super}, if the tree is such. */
  Optional<TypeElement> qualifiedSuper(TreePath path) {
    if (path.getLeaf() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("super")
        && context.trees().getElement(new TreePath(path, select.getExpression()))
            instanceof TypeElement type) {
      return Optional.of(type);
    }
    return Optional.empty();
  }

  /** The superclass of a host, as a cast may spell it. */
  TypeRef superclass(TypeElement host) {
    return context.typeReader().ref((DeclaredType) host.getSuperclass());
  }
}
