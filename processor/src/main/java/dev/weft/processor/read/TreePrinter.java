package dev.weft.processor.read;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.IntersectionTypeTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WildcardTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Prints one tree: expressions and types here, statements and classes by their own printers. The
 * visitor's parameter is the path of the tree visited.
 */
final class TreePrinter extends SimpleTreeVisitor<@Nullable Void, TreePath> {
  private final Printer.Context context;
  private final CodeBuffer out = new CodeBuffer();
  private final NamePrinter names;
  private final StatementPrinter statements;
  private final Holes holes;
  private int captures;

  TreePrinter(Printer.Context context, TreePath root) {
    this(context, root, Holes.NONE);
  }

  TreePrinter(Printer.Context context, TreePath root, Holes holes) {
    this.context = context;
    this.holes = holes;
    this.names = new NamePrinter(context, root, out);
    this.statements = new StatementPrinter(context, root, this, out);
  }

  Code code() {
    return out.toCode();
  }

  Code codeWithNewline() {
    return out.text("\n").toCode();
  }

  void classBody(TreePath path) {
    statements.classBody(path);
  }

  void statement(TreePath path) {
    statements.print(path);
  }

  /** Prints an expression or a type. */
  void print(TreePath path) {
    if (!holes.fill(path.getLeaf(), out)) {
      path.getLeaf().accept(this, path);
    }
  }

  /** Prints a child of the path's tree. */
  void print(TreePath parent, Tree child) {
    print(new TreePath(parent, child));
  }

  /** Prints code. */
  void print(Code code) {
    out.code(code);
  }

  void list(TreePath parent, Iterable<? extends Tree> trees) {
    String separator = "";
    for (Tree tree : trees) {
      out.text(separator);
      print(parent, tree);
      separator = ", ";
    }
  }

  /** What is printed until the matching {@link #leaveCapture} stands in a lambda or class. */
  void enterCapture() {
    captures++;
  }

  void leaveCapture() {
    captures--;
  }

  private boolean captured() {
    return captures > 0;
  }

  @Override
  protected @Nullable Void defaultAction(Tree tree, TreePath path) {
    switch (tree.getKind().name()) {
      case "DECONSTRUCTION_PATTERN" -> recordPattern(tree, path);
      case "ANY_PATTERN" -> out.text("_");
      case "PATTERN_CASE_LABEL" -> print(path, newer(tree, "getPattern"));
      case "CONSTANT_CASE_LABEL" -> print(path, newer(tree, "getConstantExpression"));
      case "DEFAULT_CASE_LABEL" -> out.text("default");
      case "PARENTHESIZED_PATTERN" -> {
        out.text("(");
        print(path, newer(tree, "getPattern"));
        out.text(")");
      }
      default ->
          throw new Unsupported(
              path, "the construct " + tree.getKind().name().toLowerCase(Locale.ROOT));
    }
    return null;
  }

  private static Tree newer(Tree tree, String getter) {
    return (Tree) Objects.requireNonNull(Trees17.child(tree, getter));
  }

  private void recordPattern(Tree tree, TreePath path) {
    print(path, newer(tree, "getDeconstructor"));
    List<?> nested = (List<?>) Trees17.child(tree, "getNestedPatterns");
    out.text("(");
    list(path, nested == null ? List.of() : nested.stream().map(Tree.class::cast).toList());
    out.text(")");
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, TreePath path) {
    name(path, Access.READ);
    return null;
  }

  private void name(TreePath path, Access access) {
    out.text(names.identifier(path, access, captured()));
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, TreePath path) {
    out.text(select(tree, path));
    return null;
  }

  /** Prints what stands before the member and gives its name. */
  private String select(MemberSelectTree tree, TreePath path) {
    String name = tree.getIdentifier().toString();
    Element element = context.trees().getElement(path);
    if (name.equals("this") || name.equals("super") || name.equals("class")) {
      return special(tree, path, name);
    }
    if (element instanceof TypeElement type) {
      if (isGeneric(tree.getExpression())) {
        print(path, tree.getExpression());
        return "." + name;
      }
      names.type(path, type, name);
      return "";
    }
    if (element != null && element.getKind() == ElementKind.PACKAGE) {
      return tree.toString();
    }
    TreePath target = new TreePath(path, tree.getExpression());
    Optional<String> superMember = superMember(target, element);
    if (superMember.isPresent()) {
      return superMember.get();
    }
    boolean isType = context.trees().getElement(target) instanceof TypeElement;
    if (isType && element != null && names.isNamedConstant(element)) {
      return Literals.constant(((VariableElement) element).getConstantValue());
    }
    Optional<TypeElement> accessor =
        element == null ? Optional.empty() : names.accessorHost(path, element, target);
    if (accessor.isPresent() && isType) {
      return names.staticAccessor(accessor.get(), element);
    }
    if (accessor.isPresent() && !names.isInstance(target, accessor.get())) {
      throw new Unsupported(
          path, "a protected static member reached through an expression", "name its class");
    }
    print(target);
    out.text(".");
    return accessor.isPresent() ? names.accessor(accessor.get(), element) : name;
  }

  /** {@code Outer<String>} or {@code Outer<String>.Inner} (JLS 4.8). */
  private static boolean isGeneric(Tree type) {
    return type instanceof ParameterizedTypeTree
        || (type instanceof MemberSelectTree select && isGeneric(select.getExpression()));
  }

  private String special(MemberSelectTree tree, TreePath path, String name) {
    TreePath target = new TreePath(path, tree.getExpression());
    if (name.equals("this")
        && context.trees().getElement(target) instanceof TypeElement type
        && !names.innerClass(path, type)
        && !NamePrinter.isLocalOrInLocal(type)) {
      out.piece(new Code.Use(context.scope().receiver(type), Access.READ, captured()));
      return "";
    }
    print(target);
    return "." + name;
  }

  /** {@code super.x} of the host; in a class of the printed code it stays as it is. */
  private Optional<String> superMember(TreePath target, @Nullable Element element) {
    if (!names.isHostSuper(target)) {
      return Optional.empty();
    }
    Optional<TypeElement> qualifier = names.qualifiedSuper(target);
    if (element instanceof ExecutableElement method) {
      String accessor = names.superMethod(method, qualifier, captured());
      out.text(".");
      return Optional.of(accessor);
    }
    return Optional.of(
        superField(
            qualifier.orElse(context.host()), (VariableElement) Objects.requireNonNull(element)));
  }

  private String superField(TypeElement host, VariableElement field) {
    Code.Use self = new Code.Use(context.scope().receiver(host), Access.READ, captured());
    if (names.needsAccessor(field)) {
      out.piece(self).text(".");
      return names.accessor(host, field);
    }
    // Fields are not virtual: the static type chooses (JLS 15.11.2).
    out.text("((").type(names.superclass(host)).text(") ").piece(self).text(").");
    return field.getSimpleName().toString();
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, TreePath path) {
    callee(tree, path);
    out.text("(");
    list(path, tree.getArguments());
    out.text(")");
    return null;
  }

  /** All of a call before its arguments. */
  void callee(MethodInvocationTree tree, TreePath path) {
    TreePath method = new TreePath(path, tree.getMethodSelect());
    String name =
        method.getLeaf() instanceof MemberSelectTree select
            ? select(select, method)
            : calledByName(method);
    if (!tree.getTypeArguments().isEmpty()) {
      out.text("<");
      list(path, tree.getTypeArguments());
      out.text(">");
    }
    out.text(name);
  }

  /** Whether {@code super(...)} has to name an instance here. */
  boolean needsSuperclassHolder(TreePath path) {
    return names.superclassHolder(path).isPresent();
  }

  /** Prints the instance that {@code super(...)} has to name here, if any, with a dot. */
  void superclassHolder(TreePath path) {
    names
        .superclassHolder(path)
        .ifPresent(local -> out.piece(new Code.Use(local, Access.READ, true)).text("."));
  }

  /** {@code super(...)} of a subclass of a class with a new home names the instance around it. */
  private String calledByName(TreePath method) {
    if (NamePrinter.isSuper(method.getLeaf())) {
      superclassHolder(method);
    }
    return names.identifier(method, Access.READ, captured());
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, TreePath path) {
    Optional<Code> named = namedCreation(tree, path);
    if (named.isPresent()) {
      out.code(named.get());
    } else {
      createdClass(tree, path);
    }
    out.text("(");
    list(path, tree.getArguments());
    out.text(")");
    if (named.isEmpty()) {
      classBody(tree, path);
    }
    return null;
  }

  /** How an object of an anonymous class is made that has a name in the state machine. */
  private Optional<Code> namedCreation(NewClassTree tree, TreePath path) {
    if (tree.getClassBody() == null
        || !(context.trees().getElement(new TreePath(path, tree.getClassBody()))
            instanceof TypeElement type)) {
      return Optional.empty();
    }
    return context.typeReader().movedNames(type).flatMap(ignored -> context.scope().creation(type));
  }

  /** All of an instance creation before its arguments, the enclosing instance included. */
  void createdClass(NewClassTree tree, TreePath path) {
    if (tree.getEnclosingExpression() != null) {
      print(path, tree.getEnclosingExpression());
      out.text(".");
    }
    createdClassWithoutOuter(tree, path);
  }

  /** The same, where the enclosing expression stands already. */
  void createdClassWithoutOuter(NewClassTree tree, TreePath path) {
    TreePath identifier = new TreePath(path, tree.getIdentifier());
    Element created = context.trees().getElement(rawType(identifier));
    Optional<Local> outer =
        tree.getEnclosingExpression() == null && created instanceof TypeElement type
            ? names.enclosingInstance(path, type)
            : Optional.empty();
    outer.ifPresent(local -> out.piece(new Code.Use(local, Access.READ, captured())).text("."));
    out.text("new ");
    if (!tree.getTypeArguments().isEmpty()) {
      out.text("<");
      list(path, tree.getTypeArguments());
      out.text("> ");
    }
    if (outer.isPresent() || tree.getEnclosingExpression() != null) {
      simpleType(identifier);
    } else {
      print(identifier);
    }
  }

  /** The anonymous class body of an instance creation, if it has one. */
  void classBody(NewClassTree tree, TreePath path) {
    if (tree.getClassBody() != null) {
      out.text(" ");
      statements.classBody(new TreePath(path, tree.getClassBody()));
    }
  }

  private static TreePath rawType(TreePath type) {
    Tree tree = type.getLeaf();
    if (tree instanceof ParameterizedTypeTree generic) {
      return rawType(new TreePath(type, generic.getType()));
    } else if (tree instanceof AnnotatedTypeTree annotated) {
      return rawType(new TreePath(type, annotated.getUnderlyingType()));
    }
    return type;
  }

  /** Behind {@code outer.new} a class goes by its simple name (JLS 15.9). */
  private void simpleType(TreePath type) {
    Element element = context.trees().getElement(rawType(type));
    out.text(element.getSimpleName().toString());
    if (type.getLeaf() instanceof ParameterizedTypeTree generic) {
      out.text("<");
      list(type, generic.getTypeArguments());
      out.text(">");
    }
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, TreePath path) {
    TreePath qualifier = new TreePath(path, tree.getQualifierExpression());
    Element element = context.trees().getElement(path);
    String name = tree.getName().contentEquals("<init>") ? "new" : tree.getName().toString();
    if (name.equals("new") && names.holder(path, element).isPresent()) {
      constructorReference(path, (ExecutableElement) Objects.requireNonNull(element));
      return null;
    }
    if (names.isHostSuper(qualifier) && element instanceof ExecutableElement method) {
      name = names.superMethod(method, names.qualifiedSuper(qualifier), captured());
      out.text("::");
    } else {
      Optional<TypeElement> accessor = protectedReference(tree, path, element);
      if (accessor.isPresent() && element.getModifiers().contains(Modifier.STATIC)) {
        out.type(names.raw(accessor.get()));
      } else {
        print(qualifier);
      }
      out.text("::");
      name = accessor.map(host -> names.accessor(host, element)).orElse(name);
    }
    if (tree.getTypeArguments() != null && !tree.getTypeArguments().isEmpty()) {
      out.text("<");
      list(path, tree.getTypeArguments());
      out.text(">");
    }
    out.text(name);
    return null;
  }

  /** A reference cannot name the instance around a new object, so it becomes a lambda. */
  private void constructorReference(TreePath path, ExecutableElement constructor) {
    if (constructor.isVarArgs()) {
      throw new Unsupported(path, "a reference to this constructor", "write a lambda");
    }
    enterCapture();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < constructor.getParameters().size(); i++) {
      names.add(context.scope().freshInnerName("argument"));
    }
    String arguments = String.join(", ", names);
    out.text("(" + arguments + ") -> ");
    this.names
        .holder(path, constructor)
        .ifPresent(holder -> out.piece(new Code.Use(holder, Access.READ, true)).text("."));
    TypeElement type = (TypeElement) Objects.requireNonNull(constructor.getEnclosingElement());
    String diamond = type.getTypeParameters().isEmpty() ? "" : "<>";
    out.text("new " + type.getSimpleName() + diamond + "(" + arguments + ")");
    leaveCapture();
  }

  private Optional<TypeElement> protectedReference(
      MemberReferenceTree tree, TreePath path, @Nullable Element element) {
    TreePath qualifier = new TreePath(path, tree.getQualifierExpression());
    return element instanceof ExecutableElement
            && tree.getMode() == MemberReferenceTree.ReferenceMode.INVOKE
        ? names.accessorHost(path, element, qualifier)
        : Optional.empty();
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, TreePath path) {
    enterCapture();
    lambdaParameters(tree, path);
    out.text(" -> ");
    TreePath body = new TreePath(path, tree.getBody());
    Optional<ExecutableElement> async = AsyncLambdas.asyncMethod(path, context);
    if (async.isPresent()) {
      context.lambdas().print(path, async.get(), context, out);
    } else if (tree.getBodyKind() == LambdaExpressionTree.BodyKind.EXPRESSION) {
      print(body);
    } else {
      statements.block(body);
    }
    leaveCapture();
    return null;
  }

  private void lambdaParameters(LambdaExpressionTree tree, TreePath path) {
    List<? extends VariableTree> parameters = tree.getParameters();
    boolean isImplicit = parameters.stream().allMatch(this::isImplicit);
    if (isImplicit && parameters.size() == 1) {
      out.text(declared(parameters.get(0)));
      return;
    }
    String separator = "";
    out.text("(");
    for (VariableTree parameter : parameters) {
      out.text(separator);
      if (!isImplicit) {
        print(new TreePath(path, parameter), parameter.getType());
        out.text(" ");
      }
      out.text(declared(parameter));
      separator = ", ";
    }
    out.text(")");
  }

  private boolean isImplicit(VariableTree parameter) {
    return parameter.getType() == null || !context.isWritten(parameter.getType());
  }

  /** The name of a variable that the printed code declares. */
  String declared(VariableTree variable) {
    String name = variable.getName().toString();
    if (name.isEmpty()) {
      return "_"; // JLS 14.4, unnamed since 22
    }
    context.scope().innerName(name);
    return name;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, TreePath path) {
    place(new TreePath(path, tree.getVariable()), Access.WRITE);
    out.text(" = ");
    print(path, tree.getExpression());
    return null;
  }

  /** Prints the left side of an assignment. */
  void place(TreePath path, Access access) {
    if (path.getLeaf() instanceof ParenthesizedTree inner) {
      place(new TreePath(path, inner.getExpression()), access);
    } else if (path.getLeaf() instanceof IdentifierTree) {
      name(path, access);
    } else {
      print(path);
    }
  }

  @Override
  public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, TreePath path) {
    place(new TreePath(path, tree.getVariable()), Access.READ_WRITE);
    out.text(" " + Operators.compound(tree.getKind()) + "= ");
    print(path, tree.getExpression());
    return null;
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, TreePath path) {
    TreePath operand = new TreePath(path, tree.getExpression());
    switch (tree.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT -> {
        out.text(Operators.unary(tree.getKind()));
        place(operand, Access.READ_WRITE);
      }
      case POSTFIX_INCREMENT, POSTFIX_DECREMENT -> {
        place(operand, Access.READ_WRITE);
        out.text(Operators.unary(tree.getKind()));
      }
      default -> {
        out.text(Operators.unary(tree.getKind()));
        if (operand.getLeaf() instanceof UnaryTree || operand.getLeaf() instanceof LiteralTree) {
          out.text(operand.getLeaf().toString().startsWith("-") ? " " : "");
        }
        print(operand);
      }
    }
    return null;
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree tree, TreePath path) {
    print(path, tree.getLeftOperand());
    out.text(" " + Operators.binary(tree.getKind()) + " ");
    print(path, tree.getRightOperand());
    return null;
  }

  @Override
  public @Nullable Void visitConditionalExpression(ConditionalExpressionTree tree, TreePath path) {
    print(path, tree.getCondition());
    out.text(" ? ");
    print(path, tree.getTrueExpression());
    out.text(" : ");
    print(path, tree.getFalseExpression());
    return null;
  }

  @Override
  public @Nullable Void visitParenthesized(ParenthesizedTree tree, TreePath path) {
    out.text("(");
    print(path, tree.getExpression());
    out.text(")");
    return null;
  }

  @Override
  public @Nullable Void visitLiteral(LiteralTree tree, TreePath path) {
    out.text(tree.getValue() == null ? "null" : Literals.spell(tree.getValue()));
    return null;
  }

  @Override
  public @Nullable Void visitArrayAccess(ArrayAccessTree tree, TreePath path) {
    print(path, tree.getExpression());
    out.text("[");
    print(path, tree.getIndex());
    out.text("]");
    return null;
  }

  @Override
  public @Nullable Void visitTypeCast(TypeCastTree tree, TreePath path) {
    out.text("(");
    print(path, tree.getType());
    out.text(") ");
    print(path, tree.getExpression());
    return null;
  }

  @Override
  public @Nullable Void visitInstanceOf(InstanceOfTree tree, TreePath path) {
    Tree pattern = tree.getPattern() == null ? tree.getType() : tree.getPattern();
    test(() -> tested(new TreePath(path, tree.getExpression())), new TreePath(path, pattern));
    return null;
  }

  /** Javac 17 does not compile a test of an operand that is cast to an intersection. */
  private void tested(TreePath operand) {
    TypeMirror type = context.trees().getTypeMirror(operand);
    if (type != null && type.getKind() == TypeKind.INTERSECTION) {
      out.text("(").type(KnownTypes.OBJECT).text(") ");
    }
    print(operand);
  }

  /** Prints a test whether a value matches a pattern or is of a type. */
  void test(Runnable value, TreePath pattern) {
    List<Binding> outliving = new ArrayList<>();
    collectOutliving(pattern, outliving);
    out.text(outliving.isEmpty() ? "" : "(");
    value.run();
    out.text(" instanceof ");
    print(pattern);
    for (Binding binding : outliving) {
      out.text(" && ((");
      out.piece(new Code.Use(binding.local(), Access.WRITE, captured()));
      // True whatever the value is; it stands here for the assignment.
      out.text(" = " + binding.name() + ") == " + binding.name());
      out.text(binding.isPrimitive() ? " || true)" : ")");
    }
    out.text(outliving.isEmpty() ? "" : ")");
  }

  /**
   * A pattern variable that lives on outside the printed code, and the name it has in the pattern.
   */
  private record Binding(Local local, String name) {
    boolean isPrimitive() {
      return local.type().isPrimitive();
    }
  }

  private void collectOutliving(TreePath pattern, List<Binding> into) {
    if (pattern.getLeaf() instanceof BindingPatternTree binding) {
      TreePath variable = new TreePath(pattern, binding.getVariable());
      context
          .scope()
          .local(context.trees().getElement(variable))
          .ifPresent(local -> into.add(new Binding(local, patternName(local))));
    } else if (Trees17.is(pattern.getLeaf(), "DECONSTRUCTION_PATTERN")) {
      List<?> nested = (List<?>) Trees17.child(pattern.getLeaf(), "getNestedPatterns");
      if (nested != null) {
        nested.forEach(child -> collectOutliving(new TreePath(pattern, (Tree) child), into));
      }
    }
  }

  private String patternName(Local local) {
    String name = local.name() + "Matched";
    context.scope().innerName(name);
    return name;
  }

  @Override
  public @Nullable Void visitBindingPattern(BindingPatternTree tree, TreePath path) {
    TreePath variable = new TreePath(path, tree.getVariable());
    Optional<Local> local = context.scope().local(context.trees().getElement(variable));
    Tree type = tree.getVariable().getType();
    if (type == null || !context.isWritten(type)) {
      out.text("var");
    } else {
      print(variable, type);
    }
    out.text(" ");
    out.text(local.isPresent() ? patternName(local.get()) : declared(tree.getVariable()));
    return null;
  }

  @Override
  public @Nullable Void visitNewArray(NewArrayTree tree, TreePath path) {
    if (tree.getType() != null) {
      out.text("new ");
      arrayDimensions(tree, path);
    }
    if (tree.getInitializers() != null) {
      out.text(tree.getType() == null ? "{" : " {");
      list(path, tree.getInitializers());
      out.text("}");
    }
    return null;
  }

  private void arrayDimensions(NewArrayTree tree, TreePath path) {
    TreePath element = new TreePath(path, tree.getType());
    int open = tree.getInitializers() == null ? 0 : 1;
    while (element.getLeaf() instanceof ArrayTypeTree array) {
      element = new TreePath(element, array.getType());
      open++;
    }
    print(element);
    for (ExpressionTree dimension : tree.getDimensions()) {
      out.text("[");
      print(path, dimension);
      out.text("]");
    }
    out.text("[]".repeat(open));
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, TreePath path) {
    statements.switchOn(tree.getExpression(), tree.getCases(), path);
    return null;
  }

  @Override
  public @Nullable Void visitPrimitiveType(PrimitiveTypeTree tree, TreePath path) {
    out.text(tree.getPrimitiveTypeKind().name().toLowerCase(Locale.ROOT));
    return null;
  }

  @Override
  public @Nullable Void visitArrayType(ArrayTypeTree tree, TreePath path) {
    print(path, tree.getType());
    out.text("[]");
    return null;
  }

  @Override
  public @Nullable Void visitParameterizedType(ParameterizedTypeTree tree, TreePath path) {
    print(path, tree.getType());
    out.text("<");
    list(path, tree.getTypeArguments());
    out.text(">");
    return null;
  }

  @Override
  public @Nullable Void visitWildcard(WildcardTree tree, TreePath path) {
    out.text("?");
    if (tree.getKind() != Tree.Kind.UNBOUNDED_WILDCARD) {
      out.text(tree.getKind() == Tree.Kind.EXTENDS_WILDCARD ? " extends " : " super ");
      print(path, tree.getBound());
    }
    return null;
  }

  @Override
  public @Nullable Void visitUnionType(UnionTypeTree tree, TreePath path) {
    separated(path, tree.getTypeAlternatives(), " | ");
    return null;
  }

  @Override
  public @Nullable Void visitIntersectionType(IntersectionTypeTree tree, TreePath path) {
    separated(path, tree.getBounds(), " & ");
    return null;
  }

  @Override
  public @Nullable Void visitAnnotatedType(AnnotatedTypeTree tree, TreePath path) {
    print(path, tree.getUnderlyingType());
    return null;
  }

  void separated(TreePath path, List<? extends Tree> trees, String separator) {
    String before = "";
    for (Tree tree : trees) {
      out.text(before);
      print(path, tree);
      before = separator;
    }
  }
}
