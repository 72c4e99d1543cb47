package dev.weft.processor;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.weft.processor.check.Checks;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.diag.Message;
import dev.weft.processor.diag.Position;
import dev.weft.processor.model.LambdaSite;
import dev.weft.processor.read.LambdaSites;
import dev.weft.processor.read.TreePosition;
import dev.weft.processor.stub.Mentions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * One run of javac, followed from event to event: methods are compiled to source when javac has
 * attributed their class; when it has written all classes, the {@link BackEnd} makes class files of
 * the sources and puts them behind the methods. So nothing is written unless everything is well.
 */
final class Compilation implements TaskListener {
  /** Joins plugin and processor, which javac starts one after the other on one thread. */
  private static final ThreadLocal<WeakReference<Compilation>> CURRENT = new ThreadLocal<>();

  private final JavacTask task;
  private final Diagnostics diagnostics = new Diagnostics();
  private final Map<String, Nest> nests = new LinkedHashMap<>();
  private final List<Runnable> deferred = new ArrayList<>();
  private @Nullable ProcessingEnvironment environment;
  private @Nullable MethodCompiler compiler;
  private @Nullable Checks checks;
  private @Nullable Trees trees;

  private Compilation(JavacTask task) {
    this.task = task;
  }

  /** Returns the compilation that the task runs. */
  static Compilation of(JavacTask task) {
    Compilation current = current();
    if (current != null && current.task == task) {
      return current;
    }
    Compilation compilation = new Compilation(task);
    task.addTaskListener(compilation);
    CURRENT.set(new WeakReference<>(compilation));
    return compilation;
  }

  /** Compiles methods another way than by the pipeline: for tests of what comes after it. */
  void compileWith(MethodCompiler another) {
    compiler = another;
  }

  /** Gives the compilation its processing environment; false where it is not one of javac. */
  static boolean attach(ProcessingEnvironment environment) {
    Compilation compilation;
    try {
      compilation = of(JavacTask.instance(environment));
    } catch (IllegalArgumentException e) {
      // Wrapped by a build tool: the plugin knows the task.
      compilation = current();
      if (compilation == null || compilation.environment != null) {
        return false;
      }
    }
    compilation.environment = environment;
    return true;
  }

  private static @Nullable Compilation current() {
    WeakReference<Compilation> reference = CURRENT.get();
    return reference == null ? null : reference.get();
  }

  @Override
  public void started(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.GENERATE) {
      deferred.forEach(Runnable::run);
      deferred.clear();
    }
  }

  @Override
  public void finished(TaskEvent event) {
    try {
      switch (event.getKind()) {
        case ANALYZE -> analyzed(event);
        case GENERATE -> generated(event);
        case COMPILATION -> completed();
        default -> {}
      }
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      if (event.getKind() == TaskEvent.Kind.ANALYZE) {
        defer(position(event), subject(event), describe(e, options()));
      } else {
        diagnostics.report(
            Message.INTERNAL, position(event), subject(event), describe(e, options()));
      }
    }
  }

  private Position position(TaskEvent event) {
    return event.getCompilationUnit() == null && environment != null
        ? new MessagerPosition(environment.getMessager(), Optional.empty())
        : new TreePosition(trees(), event.getCompilationUnit(), event.getCompilationUnit());
  }

  private static String subject(TaskEvent event) {
    return event.getTypeElement() == null
        ? "this compilation"
        : event.getTypeElement().getQualifiedName().toString();
  }

  private void analyzed(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    if (type == null || event.getCompilationUnit() == null) {
      return;
    }
    Optional<TreePath> path = AsyncMethodFinder.path(type, event.getCompilationUnit(), trees());
    if (path.isEmpty()) {
      return;
    }
    int errors = diagnostics.errors();
    checks().check(path.get());
    if (diagnostics.errors() > errors) {
      return; // nothing will be generated
    }
    String binaryName = task.getElements().getBinaryName(type).toString();
    Nest nest = new Nest(type, binaryName, event.getSourceFile());
    nests.put(binaryName, nest);
    List<TreePath> methods = AsyncMethodFinder.find(path.get(), trees(), task.getElements());
    Optional<LambdaSites> lambdas =
        methods.stream().anyMatch(Compilation::isLambda)
            ? Optional.of(LambdaSites.of(path.get(), trees(), task.getElements(), task.getTypes()))
            : Optional.empty();
    lambdas.ifPresent(sites -> nest.lambdas().addAll(sites.all()));
    for (TreePath method : methods) {
      compile(method, lambdas.flatMap(sites -> sites.of(method.getLeaf())), nest);
    }
  }

  private static boolean isLambda(TreePath path) {
    return path.getLeaf() instanceof LambdaExpressionTree;
  }

  private void compile(TreePath method, Optional<LambdaSite> lambda, Nest nest) {
    Position position = TreePosition.of(trees(), method);
    String name =
        nest.binaryName() + (isLambda(method) ? ", lambda" : "." + trees().getElement(method));
    if (environment == null) {
      diagnostics.report(Message.NO_PROCESSOR, position, name);
      return;
    }
    Mentions mentions = Mentions.of(method, trees());
    if (mentions.erroneous()) {
      defer(position, name, "javac left a type in it unresolved");
      return;
    }
    try {
      compiler().compile(method, lambda, mentions, diagnostics).ifPresent(nest.methods()::add);
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      defer(position, name, describe(e, options()));
    }
  }

  /**
   * Reports an internal error once javac begins to generate code: it never does where the user's
   * code has an error, which may be what led us astray and is told by javac itself.
   */
  private void defer(Position position, String name, String problem) {
    deferred.add(() -> diagnostics.report(Message.INTERNAL, position, name, problem));
  }

  private void generated(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    if (type != null) {
      Nest nest = nests.get(task.getElements().getBinaryName(topLevel(type)).toString());
      if (nest != null) {
        nest.written().add(task.getElements().getBinaryName(type).toString());
      }
    }
  }

  private static TypeElement topLevel(TypeElement type) {
    TypeElement top = type;
    for (Element each = type;
        each != null && !(each instanceof PackageElement);
        each = each.getEnclosingElement()) {
      if (each instanceof TypeElement outer) {
        top = outer;
      }
    }
    return top;
  }

  private void completed() {
    if (current() == this) {
      CURRENT.remove();
    }
    if (environment != null) {
      new BackEnd(environment, options(), diagnostics).run(nests.values());
    }
  }

  private Options options() {
    return environment == null ? Options.DEFAULT : Options.of(environment.getOptions());
  }

  private Trees trees() {
    if (trees == null) {
      trees = Trees.instance(task);
    }
    return trees;
  }

  private Checks checks() {
    if (checks == null) {
      checks =
          new Checks(
              trees(),
              task.getElements(),
              task.getTypes(),
              diagnostics,
              path -> TreePosition.of(trees(), path),
              options().lint());
    }
    return checks;
  }

  private MethodCompiler compiler() {
    if (compiler == null) {
      compiler = new Pipeline(task, Objects.requireNonNull(environment).getSourceVersion());
    }
    return compiler;
  }

  /** What an internal error says: the stack trace too, where the user asked for it. */
  static String describe(Throwable error, Options options) {
    if (!options.debug()) {
      return error + at(error);
    }
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String at(Throwable error) {
    StackTraceElement[] trace = error.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }
}
