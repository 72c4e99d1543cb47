package dev.weft.processor.read;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.UnionType;
import javax.lang.model.util.Types;

/** Reads try statements that hold an await. */
final class TryReader {
  private final Reading reading;
  private final ExpressionReader expressions;
  private final StatementReader statements;

  TryReader(Reading reading, ExpressionReader expressions, StatementReader statements) {
    this.reading = reading;
    this.expressions = expressions;
    this.statements = statements;
  }

  List<Stmt> read(TreePath path) {
    TryTree tree = (TryTree) path.getLeaf();
    List<Stmt.Resource> resources = new ArrayList<>();
    tree.getResources().forEach(resource -> resources.add(resource(new TreePath(path, resource))));
    Stmt body = statements.body(path, tree.getBlock());
    List<Stmt.Catch> catches = new ArrayList<>();
    tree.getCatches().forEach(clause -> catches.add(readCatch(new TreePath(path, clause))));
    Optional<Stmt> last =
        tree.getFinallyBlock() == null
            ? Optional.empty()
            : Optional.of(statements.body(path, tree.getFinallyBlock()));
    return List.of(new Stmt.Try(resources, body, catches, last, reading.line(path)));
  }

  private Stmt.Resource resource(TreePath path) {
    int line = reading.line(path);
    boolean isScope = reading.isScope(path);
    if (isScope) {
      reading.foundScope();
    }
    Stmt.Closing closing = isScope ? Stmt.Closing.EXIT : Stmt.Closing.CALL;
    Code method = Code.of(isScope ? ".exit" : ".close()");
    if (path.getLeaf() instanceof VariableTree variable) {
      Local local = reading.declare(path, reading.ref(reading.variable(path).asType()));
      Expr init = expressions.initializer(path);
      Code close = Code.join(Code.read(local), method);
      boolean isInferred = statements.isInferred(variable);
      return new Stmt.Resource(local, init, isInferred, close, closing, line);
    }
    TypeRef type = reading.type(path);
    Local local = reading.temporary("resource", type);
    boolean isInferred = type instanceof TypeRef.NonDenotable;
    Code close = Code.join(Code.read(local), method);
    return new Stmt.Resource(local, expressions.value(path), isInferred, close, closing, line);
  }

  private Stmt.Catch readCatch(TreePath path) {
    CatchTree tree = (CatchTree) path.getLeaf();
    TreePath parameter = new TreePath(path, tree.getParameter());
    TypeMirror type = reading.variable(parameter).asType();
    List<TypeRef> types = new ArrayList<>();
    Tree written = tree.getParameter().getType();
    if (written instanceof UnionTypeTree union) {
      TreePath at = new TreePath(parameter, union);
      union.getTypeAlternatives().forEach(one -> types.add(reading.type(new TreePath(at, one))));
    } else {
      types.add(reading.ref(type));
    }
    TypeRef common =
        type instanceof UnionType alternatives ? common(alternatives) : reading.ref(type);
    Local local = reading.declare(parameter, common);
    Stmt body = statements.body(path, tree.getBlock());
    return new Stmt.Catch(types, local, body, reading.line(path));
  }

  /**
   * The type of the variable of a multi-catch is the least upper bound of the alternatives (JLS
   * 14.20): a class, and the interfaces that they share and it has not.
   */
  private TypeRef common(UnionType union) {
    List<? extends TypeMirror> alternatives = union.getAlternatives();
    Types types = reading.context().types();
    TypeMirror common = alternatives.get(0);
    while (!isSupertype(common, alternatives)) {
      common = ((TypeElement) ((DeclaredType) common).asElement()).getSuperclass();
    }
    List<TypeMirror> bounds = new ArrayList<>(List.of(common));
    for (TypeMirror shared : interfaces(alternatives.get(0))) {
      boolean isSaid = bounds.stream().anyMatch(bound -> types.isSubtype(bound, shared));
      if (isSupertype(shared, alternatives) && !isSaid) {
        bounds.removeIf(bound -> types.isSubtype(shared, bound));
        bounds.add(shared);
      }
    }
    List<TypeRef> refs = bounds.stream().map(reading::ref).toList();
    return refs.size() == 1 ? refs.get(0) : new TypeRef.NonDenotable(union.toString(), refs);
  }

  private boolean isSupertype(TypeMirror type, List<? extends TypeMirror> all) {
    return all.stream().allMatch(one -> reading.context().types().isSubtype(one, type));
  }

  private List<TypeMirror> interfaces(TypeMirror type) {
    List<TypeMirror> found = new ArrayList<>();
    for (TypeMirror supertype : reading.context().types().directSupertypes(type)) {
      if (((DeclaredType) supertype).asElement().getKind().isInterface()) {
        found.add(supertype);
      }
      found.addAll(interfaces(supertype));
    }
    return found;
  }
}
