package dev.weft.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.diag.Message;
import dev.weft.processor.emit.Emitter;
import dev.weft.processor.emit.GeneratedSource;
import dev.weft.processor.emit.Machine;
import dev.weft.processor.flow.Graph;
import dev.weft.processor.flow.GraphBuilder;
import dev.weft.processor.flow.GraphVerifier;
import dev.weft.processor.flow.Simplifier;
import dev.weft.processor.lower.Lift;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.Body;
import dev.weft.processor.model.LambdaSite;
import dev.weft.processor.plan.Plan;
import dev.weft.processor.plan.Planner;
import dev.weft.processor.plan.Structurer;
import dev.weft.processor.read.MethodReader;
import dev.weft.processor.stub.Mentions;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** The table of contents: every phase that an async method goes through, in order. */
final class Pipeline implements MethodCompiler {
  /** The JVM allows a constructor 255, and {@code this} is one of them (JVMS 4.11). */
  private static final int MOST_SLOTS = 254;

  private final MethodReader reader;

  Pipeline(JavacTask task, SourceVersion source) {
    reader = new MethodReader(Trees.instance(task), task.getElements(), task.getTypes(), source);
  }

  @Override
  public Optional<CompiledMethod> compile(
      TreePath method, Optional<LambdaSite> lambda, Mentions mentions, Diagnostics diagnostics) {
    Optional<MethodReader.ReadMethod> read =
        lambda.isPresent()
            ? reader.read(method, lambda.get(), diagnostics)
            : reader.read(method, method.getCompilationUnit(), diagnostics);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    MethodReader.ReadMethod found = read.get();
    if (found.method().body().inputSlots() > MOST_SLOTS) {
      diagnostics.report(
          Message.TOO_MANY_PARAMETERS, found.position(), found.method().methodName(), MOST_SLOTS);
      return Optional.empty();
    }
    return Optional.of(
        new CompiledMethod(
            found.method(),
            lambda,
            generate(found.method(), found.called()),
            found.accessors(),
            found.borrowed(),
            mentions,
            found.position()));
  }

  /** Everything behind the reading. */
  static GeneratedSource generate(AsyncMethod method, boolean called) {
    return Emitter.emit(plan(method, called));
  }

  private static Machine plan(AsyncMethod method, boolean called) {
    Body lifted = Lift.lift(method.body());
    Graph graph = GraphBuilder.build(lifted);
    Plan plan = Planner.plan(GraphVerifier.verify(Simplifier.simplify(graph)));
    List<Machine> lambdas =
        method.body().lambdas().stream().map(lambda -> plan(lambda, false)).toList();
    return new Machine(
        method,
        plan,
        Structurer.of(method, lifted, plan),
        method.typeParameters().isEmpty() ? lambdas : withStates(lambdas),
        called);
  }

  /** Classes inside a generic one have no static methods that could name them. */
  private static List<Machine> withStates(List<Machine> lambdas) {
    return lambdas.stream()
        .map(lambda -> new Machine(lambda.method(), lambda.plan(), lambda.lambdas()))
        .toList();
  }
}
