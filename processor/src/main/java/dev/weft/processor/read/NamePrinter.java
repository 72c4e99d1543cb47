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

  /** How a member is reached: what stands before the dot is printed already. */
  sealed interface Member {
    /** By this name. */
    record Plain(String name) implements Member {}

    /** Only through accessors of this class, which stand in for the member. */
    record Accessed(TypeElement host, Element member) implements Member {}
  }

  /** Prints all of a simple name but, for a field or method, the member's own name. */
  Member identifier(TreePath path, Access access, boolean captured) {
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
      return new Member.Plain("");
    }
    if (context.scope().isConstant(element)) {
      return new Member.Plain(Literals.constant(((VariableElement) element).getConstantValue()));
    }
    return switch (element.getKind()) {
      case FIELD, ENUM_CONSTANT, METHOD -> member(path, element, captured);
      case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE, TYPE_PARAMETER -> {
        type(path, element, name);
        yield new Member.Plain("");
      }
      default -> new Member.Plain(name);
    };
  }

  private Member self(TreePath path, TypeElement type, boolean captured) {
    if (innerClass(path, type)) {
      return new Member.Plain("this");
    }
    out.piece(new Code.Use(context.scope().receiver(type), Access.READ, captured));
    return new Member.Plain("");
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
    if (owner instanceof ExecutableElement) {
      return context.host().equals(owner.getEnclosingElement());
    }
    return owner instanceof TypeElement type && !isLocalOrInLocal(type);
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

  private Member member(TreePath path, Element element, boolean captured) {
    String name = element.getSimpleName().toString();
    boolean isEnumLabel = element.getKind() == ElementKind.ENUM_CONSTANT && isCaseLabel(path);
    if (isEnumLabel || isMemberOfInner(path, element)) {
      return new Member.Plain(name);
    }
    TypeElement owner = hostChainOwner(element);
    if (element.getModifiers().contains(Modifier.STATIC)) {
      if (owner != null && needsAccessor(element)) {
        out.type(raw(owner)).text(".");
        return new Member.Accessed(owner, element);
      }
      out.type(raw(staticQualifier(element, owner))).text(".");
      return new Member.Plain(name);
    }
    if (owner == null) {
      throw new AssertionError("no enclosing instance has " + element);
    }
    out.piece(new Code.Use(context.scope().receiver(owner), Access.READ, captured)).text(".");
    return needsAccessor(element) ? new Member.Accessed(owner, element) : new Member.Plain(name);
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
    for (Element e = context.host(); e instanceof TypeElement type; e = e.getEnclosingElement()) {
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
    return member.getModifiers().contains(Modifier.PROTECTED)
        && !context
            .elements()
            .getPackageOf(member)
            .equals(context.elements().getPackageOf(context.host()));
  }

  /** The class of the host chain through which a qualified protected member may be reached. */
  Optional<TypeElement> accessorHost(TreePath select, Element member) {
    if (!needsAccessor(member) || isMemberOfInner(select, member) || isArrayClone(select)) {
      return Optional.empty();
    }
    return Optional.ofNullable(hostChainOwner(member));
  }

  private boolean isArrayClone(TreePath select) {
    MemberSelectTree tree = (MemberSelectTree) select.getLeaf();
    return context.trees().getTypeMirror(new TreePath(select, tree.getExpression())).getKind()
        == TypeKind.ARRAY;
  }

  /** Prints {@code super.} or {@code I.super.} of the host and gives the accessor to call. */
  String superCall(ExecutableElement method, Optional<TypeElement> qualifier, boolean captured) {
    TypeElement host = context.host();
    Optional<TypeElement> itf = qualifier.filter(type -> type.getKind().isInterface());
    if (qualifier.isPresent() && itf.isEmpty()) {
      host = qualifier.get(); // Outer.super.m()
    }
    out.piece(new Code.Use(context.scope().receiver(host), Access.READ, captured)).text(".");
    return context.accessors().superCall(host, method, itf);
  }

  /** The instance that {@code new Inner()} takes as its enclosing one (JLS 15.9.2). */
  Optional<Local> enclosingInstance(TreePath path, TypeElement created) {
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

  /** The local around the objects of the class whose constructor a reference names. */
  Optional<Local> holder(TreePath path, @Nullable Element constructor) {
    return constructor != null && constructor.getEnclosingElement() instanceof TypeElement created
        ? enclosingInstance(path, created)
            .filter(ignored -> created.getNestingKind() == NestingKind.LOCAL)
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

  /** Reads a field or names a method through its accessor. */
  String read(Member.Accessed accessed) {
    return accessed.member().getKind() == ElementKind.METHOD
        ? context.accessors().call(accessed.host(), (ExecutableElement) accessed.member())
        : context.accessors().get(accessed.host(), (VariableElement) accessed.member()) + "()";
  }

  /** The accessor that writes a field. */
  String write(Member.Accessed accessed) {
    return context.accessors().set(accessed.host(), (VariableElement) accessed.member());
  }

  static boolean isSuper(Tree tree) {
    return tree instanceof IdentifierTree name && name.getName().contentEquals("super");
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

  /** The superclass of the host, as a cast may spell it. */
  TypeRef superclass() {
    return context.typeReader().ref((DeclaredType) context.host().getSuperclass());
  }
}
