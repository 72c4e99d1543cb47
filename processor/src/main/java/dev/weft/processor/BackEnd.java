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
import dev.weft.processor.weave.TestMethods;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Turns the sources of a compilation's state machines into class files behind the methods of their
 * hosts, once javac has written those. All or nothing: no class file is written before all are
 * made, and after a failure the hosts and what was written are removed, so that the next build
 * compiles them again.
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
    NestFiles files = new NestFiles(environment, options, diagnostics);
    boolean done = false;
    try {
      files.locate(all);
      if (diagnostics.errors() == 0 && nests.stream().allMatch(Nest::complete)) {
        files.writeSources();
        done = build(nests, files);
      }
    } finally {
      if (!done) {
        files.discard();
      }
    }
  }

  private boolean build(List<Nest> nests, NestFiles files) {
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
    NestWeaver weaver = new NestWeaver(machines, options, diagnostics);
    nests.forEach(nest -> files.read(nest, output -> woven.put(nest, weaver.weave(nest, output))));
    if (diagnostics.errors() > 0) {
      return false;
    }
    woven.forEach(
        (nest, classes) -> {
          if (find(nest, TestMethods.RUNNER) != null) {
            classes.replaceAll((name, file) -> TestMethods.makeCallable(file));
          }
        });
    woven.forEach(files::write);
    return diagnostics.errors() == 0;
  }

  private String module(Nest nest) {
    return String.valueOf(elements.getModuleOf(nest.topLevel()));
  }

  /** A type that a nest may use; without a module, javac would search all there are. */
  private @Nullable TypeElement find(Nest nest, String name) {
    return elements.getTypeElement(elements.getModuleOf(nest.topLevel()), name);
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
        RUNTIME.stream().map(name -> find(nests.get(0), name)).filter(Objects::nonNull).toList();
    Closure closure = Closure.of(mentions, runtime, elements, extent);
    Set<Accessor> accessors = new LinkedHashSet<>();
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
}
