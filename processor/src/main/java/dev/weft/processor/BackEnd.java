package dev.weft.processor;

import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.diag.Message;
import dev.weft.processor.emit.GeneratedSource;
import dev.weft.processor.model.Accessor;
import dev.weft.processor.read.TypeReader;
import dev.weft.processor.stub.Closure;
import dev.weft.processor.stub.Extent;
import dev.weft.processor.stub.LanguageLevel;
import dev.weft.processor.stub.Mentions;
import dev.weft.processor.stub.NestedCompiler;
import dev.weft.processor.stub.StubWriter;
import dev.weft.processor.weave.ClassOutput;
import dev.weft.processor.weave.SourceOutput;
import dev.weft.processor.weave.TestMethods;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Turns the sources of a compilation's state machines into class files behind the methods of their
 * hosts, once javac has written those. All or nothing: after a failure the class files of the hosts
 * are removed, so that the next build compiles them again.
 */
final class BackEnd {
  /** Types that generated code names though no body does. */
  private static final List<String> RUNTIME =
      List.of("dev.weft.frame.Frame", "dev.weft.Coroutine", "dev.weft.Awaitable");

  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final Options options;
  private final Diagnostics diagnostics;

  BackEnd(ProcessingEnvironment environment, Options options, Diagnostics diagnostics) {
    this.environment = environment;
    this.elements = environment.getElementUtils();
    this.options = options;
    this.diagnostics = diagnostics;
  }

  void run(Collection<Nest> all) {
    List<Nest> nests = all.stream().filter(nest -> !nest.methods().isEmpty()).toList();
    Map<Nest, ClassOutput> outputs = new LinkedHashMap<>();
    boolean done = false;
    try {
      locate(all, outputs);
      if (diagnostics.errors() == 0 && nests.stream().allMatch(Nest::complete)) {
        outputs.forEach((nest, output) -> access(nest, () -> writeSources(nest, output)));
        done = build(nests, outputs);
      }
    } finally {
      if (!done) {
        discard(nests, outputs);
      }
    }
  }

  private void locate(Collection<Nest> nests, Map<Nest, ClassOutput> outputs) {
    for (Nest nest : nests) {
      if (!nest.written().isEmpty()) {
        access(
            nest,
            () ->
                outputs.put(
                    nest,
                    ClassOutput.of(
                        nest.topLevel(),
                        nest.written().iterator().next(),
                        nest.sourceFile(),
                        environment.getFiler(),
                        elements)));
      }
    }
  }

  private void writeSources(Nest nest, ClassOutput output) throws IOException {
    SourceOutput.of(options.sources(), output, environment.getFiler())
        .write(
            nest.binaryName(),
            nest.topLevel(),
            nest.methods().stream().map(CompiledMethod::source).toList());
  }

  private boolean build(List<Nest> nests, Map<Nest, ClassOutput> outputs) {
    NavigableMap<String, byte[]> machines = new TreeMap<>();
    // Types of the same name may exist in several modules: each module is a world of its own.
    Map<String, List<Nest>> modules =
        nests.stream()
            .collect(Collectors.groupingBy(this::module, LinkedHashMap::new, Collectors.toList()));
    for (List<Nest> module : modules.values()) {
      machines.putAll(compile(module));
    }
    if (diagnostics.errors() > 0) {
      return false;
    }
    Map<Nest, Map<String, byte[]>> woven = new LinkedHashMap<>();
    for (Nest nest : nests) {
      ClassOutput output = Objects.requireNonNull(outputs.get(nest));
      access(nest, () -> woven.put(nest, NestWeaver.weave(nest, machines, output, diagnostics)));
    }
    if (diagnostics.errors() > 0) {
      return false;
    }
    if (elements.getTypeElement(TestMethods.RUNNER) != null) {
      woven
          .values()
          .forEach(each -> each.replaceAll((name, file) -> TestMethods.makeCallable(file)));
    }
    woven.forEach(
        (nest, classes) ->
            access(nest, () -> write(classes, Objects.requireNonNull(outputs.get(nest)))));
    return diagnostics.errors() == 0;
  }

  private static void write(Map<String, byte[]> classes, ClassOutput output) throws IOException {
    for (Map.Entry<String, byte[]> each : classes.entrySet()) {
      output.write(each.getKey(), each.getValue());
    }
  }

  private String module(Nest nest) {
    return String.valueOf(elements.getModuleOf(nest.topLevel()));
  }

  private Map<String, byte[]> compile(List<Nest> nests) {
    if (nests.isEmpty()) {
      return Map.of();
    }
    NestedCompiler.Result result = compile(nests, Extent.MENTIONED);
    if (!result.succeeded()) {
      result = compile(nests, Extent.ALL);
    }
    report(nests, result.problems());
    return result.classes();
  }

  private NestedCompiler.Result compile(List<Nest> nests, Extent extent) {
    List<CompiledMethod> methods = nests.stream().flatMap(nest -> nest.methods().stream()).toList();
    List<Mentions> mentions = methods.stream().map(CompiledMethod::mentions).toList();
    List<TypeElement> runtime =
        RUNTIME.stream().map(elements::getTypeElement).filter(Objects::nonNull).toList();
    Closure closure = Closure.of(mentions, runtime, elements, extent);
    Set<Accessor> accessors = new HashSet<>();
    methods.forEach(method -> accessors.addAll(method.accessors()));
    TypeReader types = new TypeReader(elements, environment.getTypeUtils());
    methods.forEach(method -> types.borrowed().putAll(method.borrowed()));
    StubWriter stubs =
        new StubWriter(
            elements,
            types,
            closure,
            nests.stream().map(Nest::binaryName).collect(Collectors.toSet()),
            accessors);
    return NestedCompiler.compile(
        methods.stream().map(CompiledMethod::source).toList(),
        closure,
        stubs,
        LanguageLevel.options(environment));
  }

  /** One message for each method, at the method. */
  private void report(List<Nest> nests, List<NestedCompiler.Problem> problems) {
    Set<GeneratedSource> told = new HashSet<>();
    for (NestedCompiler.Problem problem : problems) {
      for (Nest nest : nests) {
        for (CompiledMethod method : nest.methods()) {
          boolean isMeant = problem.source().map(method.source()::equals).orElse(told.isEmpty());
          if (isMeant && told.add(method.source())) {
            diagnostics.report(
                Message.INTERNAL, method.position(), method.method().display(), problem.describe());
          }
        }
      }
    }
  }

  private void discard(List<Nest> nests, Map<Nest, ClassOutput> outputs) {
    for (Nest nest : nests) {
      ClassOutput output = outputs.get(nest);
      if (output != null) {
        Stream.concat(Stream.of(nest.binaryName()), NestWeaver.hosts(nest).stream())
            .distinct()
            .filter(nest.written()::contains)
            .forEach(host -> access(nest, () -> output.delete(host)));
      }
    }
  }

  private interface FileAction {
    void run() throws IOException;
  }

  private void access(Nest nest, FileAction action) {
    try {
      action.run();
    } catch (IOException | UncheckedIOException e) {
      if (nest.methods().isEmpty()) {
        // Only stale sources would have been looked for.
        return;
      }
      diagnostics.report(
          Message.CLASS_OUTPUT,
          new MessagerPosition(environment.getMessager(), Optional.of(nest.topLevel())),
          nest.binaryName(),
          Compilation.describe(e, options));
    }
  }
}
