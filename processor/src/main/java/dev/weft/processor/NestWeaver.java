package dev.weft.processor;

import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.diag.Message;
import dev.weft.processor.model.Accessor;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.LambdaSite;
import dev.weft.processor.weave.CaptureOrder;
import dev.weft.processor.weave.ClassOutput;
import dev.weft.processor.weave.HostChanges;
import dev.weft.processor.weave.HostWeaver;
import dev.weft.processor.weave.LambdaMethods;
import dev.weft.processor.weave.MachineFinisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Turns the class files of a top-level class and of its state machines into those that work
 * together.
 */
final class NestWeaver {
  private final NavigableMap<String, byte[]> compiled;
  private final Options options;
  private final Diagnostics diagnostics;

  /**
   * For the nests of one compilation.
   *
   * @param compiled class files as the nested javac made them
   * @param diagnostics where lambdas are reported that cannot be told from each other
   */
  NestWeaver(NavigableMap<String, byte[]> compiled, Options options, Diagnostics diagnostics) {
    this.compiled = compiled;
    this.options = options;
    this.diagnostics = diagnostics;
  }

  /**
   * Returns the class files to write, in the order of writing: state machines first, so that no
   * host ever refers to one that is not there. What fails is reported at its method.
   */
  Map<String, byte[]> weave(Nest nest, ClassOutput output) throws IOException {
    Map<String, byte[]> finished = new TreeMap<>();
    for (CompiledMethod method : longNamesFirst(nest)) {
      attempt(() -> finish(nest, method, finished))
          .ifPresent(failure -> report(failure, List.of(method)));
    }
    Map<String, byte[]> woven = new LinkedHashMap<>(finished);
    Map<String, List<Accessor>> accessors = accessors(nest);
    for (String host : written(nest)) {
      byte[] classFile = output.read(host);
      List<AsyncMethod> methods = methods(nest, host, output);
      HostWeaver weaver = new HostWeaver(output);
      HostChanges changes =
          new HostChanges(
              methods,
              accessors.getOrDefault(host, List.of()),
              host.equals(nest.binaryName()) ? List.copyOf(finished.keySet()) : List.of());
      Optional<Throwable> failure =
          attempt(() -> woven.put(host, weaver.weave(classFile, changes)));
      if (failure.isPresent()) {
        // Whichever cannot be woven alone is to blame.
        Predicate<AsyncMethod> fails =
            each -> attempt(() -> weaver.weave(classFile, changes.only(each))).isPresent();
        report(failure.get(), of(nest, methods.stream().filter(fails).toList()));
      }
    }
    return woven;
  }

  /** So that {@code Host$$a$b} is finished as a method's own, before it is taken for part of a. */
  private static List<CompiledMethod> longNamesFirst(Nest nest) {
    return nest.methods().stream()
        .sorted(
            Comparator.comparing((CompiledMethod each) -> each.method().binaryName()).reversed())
        .toList();
  }

  private static Optional<Throwable> attempt(Runnable step) {
    try {
      step.run();
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw e; // the user's disk, not ours
    } catch (RuntimeException | AssertionError | LinkageError e) {
      return Optional.of(e);
    }
  }

  private static List<CompiledMethod> of(Nest nest, List<AsyncMethod> methods) {
    Set<String> machines =
        methods.stream().map(AsyncMethod::binaryName).collect(Collectors.toSet());
    List<CompiledMethod> named =
        nest.methods().stream()
            .filter(each -> machines.contains(each.method().binaryName()))
            .toList();
    return named.isEmpty() ? nest.methods() : named;
  }

  private void report(Throwable failure, List<CompiledMethod> methods) {
    String names =
        methods.stream().map(each -> each.method().display()).collect(Collectors.joining(", "));
    diagnostics.report(
        Message.INTERNAL, methods.get(0).position(), names, Compilation.describe(failure, options));
  }

  /** Javac leaves out the local classes of code that is never reached: {@code if (DEBUG) ...}. */
  private static List<String> written(Nest nest) {
    return hosts(nest).stream().filter(nest.written()::contains).toList();
  }

  /** Binary names of the classes to change; the top-level class gets the nest's new members. */
  static Set<String> hosts(Nest nest) {
    Set<String> hosts = new TreeSet<>();
    hosts.add(nest.binaryName());
    for (CompiledMethod method : nest.methods()) {
      hosts.add(method.method().host());
      method.accessors().forEach(accessor -> hosts.add(accessor.host()));
    }
    return hosts;
  }

  private void finish(Nest nest, CompiledMethod method, Map<String, byte[]> finished) {
    machines(method)
        .forEach(
            (name, classFile) ->
                finished.computeIfAbsent(name, absent -> finish(nest, method, classFile)));
  }

  /** The state machine of the method and what is inside of it: looked up, for there may be many. */
  private Map<String, byte[]> machines(CompiledMethod method) {
    String name = method.method().binaryName();
    Map<String, byte[]> machines = new TreeMap<>(compiled.subMap(name, true, name, true));
    machines.putAll(compiled.subMap(name + "$", name + (char) ('$' + 1)));
    return machines;
  }

  private static byte[] finish(Nest nest, CompiledMethod method, byte[] classFile) {
    return MachineFinisher.finish(
        classFile,
        method.source(),
        method.accessors(),
        nest.binaryName(),
        method.method().fileName());
  }

  /** The methods of a host to put machines behind, by the names that they have in class files. */
  private List<AsyncMethod> methods(Nest nest, String host, ClassOutput output) throws IOException {
    byte[] classFile = output.read(host);
    Map<LambdaSite, LambdaSite> inOrder = new LinkedHashMap<>();
    for (LambdaSite site : nest.lambdas()) {
      if (site.host().equals(host)) {
        inOrder.put(site, CaptureOrder.of(site, output));
      }
    }
    Collection<LambdaSite> sites = inOrder.values();
    LambdaMethods lambdas = LambdaMethods.of(sites.isEmpty() ? new byte[0] : classFile);
    List<AsyncMethod> methods = new ArrayList<>();
    for (CompiledMethod each : nest.methods()) {
      AsyncMethod method = each.method();
      if (method.host().equals(host) && each.lambda().isPresent()) {
        LambdaSite read = each.lambda().get();
        LambdaSite site = Objects.requireNonNull(inOrder.get(read));
        lambdas
            .find(site, sites)
            .ifPresentOrElse(
                found -> methods.add(behind(method, read, site, found)),
                () -> diagnostics.report(Message.LAMBDAS_ALIKE, each.position()));
      } else if (method.host().equals(host)) {
        methods.add(method);
      }
    }
    return methods;
  }

  /**
   * The method behind the one that javac made, which may take what is captured in another order.
   */
  private static AsyncMethod behind(
      AsyncMethod method, LambdaSite read, LambdaSite site, LambdaMethods.Found found) {
    List<Integer> arguments = new ArrayList<>();
    read.captured().forEach(each -> arguments.add(site.captured().indexOf(each)));
    return method.behind(found.name(), site.descriptor(), found.isStatic(), arguments);
  }

  /** By the binary names of their hosts; each once, though several methods may want it. */
  private static Map<String, List<Accessor>> accessors(Nest nest) {
    return nest.methods().stream()
        .flatMap(method -> method.accessors().stream())
        .distinct()
        .sorted(Comparator.comparing(Accessor::name).thenComparing(Accessor::descriptor))
        .collect(Collectors.groupingBy(Accessor::host));
  }
}
