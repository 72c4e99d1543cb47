package dev.weft.processor.read;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
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
  private final TreePath root;
  private final CodeBuffer out;

  NamePrinter(Printer.Context context, TreePath root, CodeBuffer out) {
    this.context = context;
    this.root = root;
    this.out = out;
  }

  /** Prints all of a simple name but, for a field or method, the member's name, which it gives. */
  String identifier(TreePath path, Access access, boolean captured) {
    IdentifierTree tree = (IdentifierTree) path.getLeaf();
    String name = tree.getName().toString();
    Element element = context.trees().getElement(path);
    if (element == null) {
      throw new Unsupported(path, "the name " + name);
    }
    if (name.equals("this")) {
      return self(path, declaring(element), captured);
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
      default -> context.scope().printedName(element);
    };
  }

  /** Whether the constant's value stands in for its name, which cannot be used in the new home. */
  boolean isNamedConstant(Element element) {
    return context.scope().isConstant(element)
        || (element instanceof VariableElement field
            && field.getConstantValue() != null
            && isProtectedElsewhere(element));
  }

  private String self(TreePath path, TypeElement type, boolean captured) {
    if (innerClass(path, type)) {
      return "this";
    }
    out.piece(new Code.Use(context.scope().receiver(type), Access.READ, captured));
    return "";
  }

  /** A type by its name; one that the printed code declares itself stays as it is. */
  void type(TreePath path, Element element, String name) {
    if (element instanceof TypeParameterElement parameter) {
      if (belongsToHost(parameter)) {
        out.type(new TypeRef.Variable(context.typeReader().name(parameter)));
      } else {
        out.text(name);
      }
    } else if (isLocalOrInLocal((TypeElement) element)
        && (isMemberOrLocalHere(path, (TypeElement) element)
            || context.typeReader().movedNames((TypeElement) element).isEmpty())) {
      out.text(name);
    } else {
      out.type(raw((TypeElement) element));
    }
  }

  /** Whether the class, or the one it is a member of, is around the path in the printed code. */
  private boolean isMemberOrLocalHere(TreePath path, TypeElement type) {
    return innerClass(path, type)
        || (type.getNestingKind() == NestingKind.MEMBER && isMemberOfInner(path, type));
  }

  TypeRef raw(TypeElement type) {
    Optional<List<String>> home = context.typeReader().movedNames(type);
    if (home.isPresent()) {
      return new TypeRef.Declared(Optional.empty(), "", home.get(), List.of());
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
    if (isEnumLabel || isMemberOfInner(path, element)) {
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

  private boolean isMemberOfInner(TreePath path, Element member) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree
          && context.trees().getElement(p) instanceof TypeElement type
          && has(type, member)) {
        return true;
      }
      if (p.getLeaf() == root.getLeaf()) {
        return false;
      }
    }
    return false;
  }

  /** Whether a class is one that the printed code declares around the path. */
  boolean innerClass(TreePath path, TypeElement type) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree && type.equals(context.trees().getElement(p))) {
        return true;
      }
      if (p.getLeaf() == root.getLeaf()) {
        return false;
      }
    }
    return false;
  }

  /** Whether the innermost class around the path is one that the printed code declares. */
  boolean insideInnerClass(TreePath path) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree) {
        return true;
      }
      if (p.getLeaf() == root.getLeaf()) {
        return false;
      }
    }
    return false;
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
   * nearest that the qualifier is an instance of (JLS 6.6.2.1), unless a class that the printed
   * code declares comes first.
   */
  Optional<TypeElement> accessorHost(TreePath path, Element member, TreePath qualifier) {
    TypeMirror type = context.trees().getTypeMirror(qualifier);
    if (!needsAccessor(member) || type == null || type.getKind() == TypeKind.ARRAY) {
      return Optional.empty();
    }
    Predicate<TypeElement> fits =
        each -> has(each, member) && (isStatic(member) || isInstance(type, each));
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree
          && context.trees().getElement(p) instanceof TypeElement inner
          && fits.test(inner)) {
        return Optional.empty();
      }
      if (p.getLeaf() == root.getLeaf()) {
        break;
      }
    }
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
  Optional<Local> enclosingInstance(TreePath path, TypeElement created) {
    if (context.typeReader().isOutside(created)) {
      refuseCreation(path, created);
    }
    if (created.getNestingKind() == NestingKind.LOCAL) {
      return innerClass(path, created) ? Optional.empty() : context.scope().holder(created);
    }
    boolean isInner =
        created.getNestingKind() == NestingKind.MEMBER
            && !created.getModifiers().contains(Modifier.STATIC)
            && created.getEnclosingElement() instanceof TypeElement;
    if (!isInner || isMemberOfInner(path, created) || isLocalOrInLocal(created)) {
      return Optional.empty();
    }
    return Optional.ofNullable(hostChainOwner(created)).map(context.scope()::receiver);
  }

  /** Javac adds what the class captures to its constructors, in a way that it tells nobody. */
  private static void refuseCreation(TreePath path, TypeElement created) {
    if (!created.getModifiers().contains(Modifier.STATIC)) {
      throw new Unsupported(
          path,
          "making an object of the local class "
              + created.getSimpleName()
              + ", which is declared outside this async method or lambda,",
          "make it before, or let " + created.getSimpleName() + " be a member class or a record");
    }
  }

  /** The instance around the objects of the class whose constructor a reference names. */
  Optional<Local> holder(TreePath path, @Nullable Element constructor) {
    return constructor != null && constructor.getEnclosingElement() instanceof TypeElement created
        ? enclosingInstance(path, created)
        : Optional.empty();
  }

  /** The local around the superclass part of the class that the printed code declares here. */
  Optional<Local> superclassHolder(TreePath path) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree) {
        return context.trees().getElement(p) instanceof TypeElement type
                && type.getNestingKind() != NestingKind.ANONYMOUS
                && type.getSuperclass() instanceof DeclaredType superclass
                && !innerClass(path, (TypeElement) superclass.asElement())
            ? context.scope().holder((TypeElement) superclass.asElement())
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  static boolean isSuper(Tree tree) {
    return tree instanceof IdentifierTree name && name.getName().contentEquals("super");
  }

  /** Whether the tree is a {@code super} of the host's, or of a class around it (JLS 15.11.2). */
  boolean isHostSuper(TreePath path) {
    Optional<TypeElement> qualifier = qualifiedSuper(path);
    if (qualifier.isPresent() && !qualifier.get().getKind().isInterface()) {
      return !innerClass(path, qualifier.get());
    }
    return (isSuper(path.getLeaf()) || qualifier.isPresent()) && !insideInnerClass(path);
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
