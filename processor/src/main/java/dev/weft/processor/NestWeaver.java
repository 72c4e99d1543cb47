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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns the class files of a top-level class and of its state machines into those that work
 * together.
 */
final class NestWeaver {
  private NestWeaver() {}

  /**
   * Returns the class files to write, in the order of writing: state machines first, so that no
   * host ever refers to one that is not there.
   *
   * @param compiled class files as the nested javac made them, of this nest and others
   * @param diagnostics where lambdas are reported that cannot be told from each other
   */
  static Map<String, byte[]> weave(
      Nest nest, NavigableMap<String, byte[]> compiled, ClassOutput output, Diagnostics diagnostics)
      throws IOException {
    Map<String, byte[]> finished = finish(nest, compiled);
    Map<String, byte[]> woven = new LinkedHashMap<>(finished);
    HostWeaver weaver = new HostWeaver(output);
    for (String host : written(nest)) {
      byte[] classFile = output.read(host);
      List<AsyncMethod> methods = methods(nest, host, output, diagnostics);
      HostChanges changes = changes(nest, host, methods, finished.keySet());
      woven.put(host, weaver.weave(classFile, changes));
    }
    return woven;
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
    }
    accessors(nest).forEach(accessor -> hosts.add(accessor.host()));
    return hosts;
  }

  private static Map<String, byte[]> finish(Nest nest, NavigableMap<String, byte[]> compiled) {
    Map<String, byte[]> finished = new TreeMap<>();
    for (CompiledMethod method : nest.methods()) {
      machines(method, compiled)
          .forEach(
              (name, classFile) ->
                  finished.computeIfAbsent(name, absent -> finish(nest, method, classFile)));
    }
    return finished;
  }

  /** The state machine of the method and what is inside of it: looked up, for there may be many. */
  private static Map<String, byte[]> machines(
      CompiledMethod method, NavigableMap<String, byte[]> compiled) {
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
  private static List<AsyncMethod> methods(
      Nest nest, String host, ClassOutput output, Diagnostics diagnostics) throws IOException {
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

  private static HostChanges changes(
      Nest nest, String host, List<AsyncMethod> methods, Set<String> machines) {
    List<Accessor> accessors =
        accessors(nest).stream().filter(accessor -> accessor.host().equals(host)).toList();
    boolean isNestHost = host.equals(nest.binaryName());
    return new HostChanges(methods, accessors, isNestHost ? List.copyOf(machines) : List.of());
  }

  /**
   * Each once, though several methods may want it; a method may also bring those of other nests.
   */
  private static List<Accessor> accessors(Nest nest) {
    Map<String, Accessor> accessors = new TreeMap<>();
    for (CompiledMethod method : nest.methods()) {
      for (Accessor each : method.accessors()) {
        if (each.host().equals(nest.binaryName())
            || each.host().startsWith(nest.binaryName() + "$")) {
          accessors.put(each.host() + "." + each.name() + each.descriptor(), each);
        }
      }
    }
    return List.copyOf(accessors.values());
  }
}
