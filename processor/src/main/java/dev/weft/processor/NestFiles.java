package dev.weft.processor;

import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.diag.Message;
import dev.weft.processor.weave.ClassOutput;
import dev.weft.processor.weave.SourceOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * The files of a compilation's nests: reads the classes that javac wrote, writes what becomes of
 * them, and removes both where that fails. What cannot be done is reported at the first async
 * method.
 */
final class NestFiles {
  private final ProcessingEnvironment environment;
  private final Options options;
  private final Diagnostics diagnostics;
  private final Map<Nest, ClassOutput> outputs = new LinkedHashMap<>();

  NestFiles(ProcessingEnvironment environment, Options options, Diagnostics diagnostics) {
    this.environment = environment;
    this.options = options;
    this.diagnostics = diagnostics;
  }

  /** What is done with the class files of one nest. */
  interface Action {
    void on(ClassOutput output) throws IOException;
  }

  /** Finds out where javac put the class files. */
  void locate(Collection<Nest> nests) {
    for (Nest nest : nests) {
      if (!nest.written().isEmpty()) {
        access(nest, () -> outputs.put(nest, output(nest)));
      }
    }
  }

  private ClassOutput output(Nest nest) throws IOException {
    return ClassOutput.of(
        nest.topLevel(),
        nest.written().iterator().next(),
        nest.sourceFile(),
        environment.getFiler(),
        environment.getElementUtils());
  }

  /** Writes the generated sources, where they are wanted, and removes those of earlier builds. */
  void writeSources() {
    outputs.forEach((nest, output) -> access(nest, () -> writeSources(nest, output)));
  }

  private void writeSources(Nest nest, ClassOutput output) throws IOException {
    SourceOutput.of(options.sources(), output, environment.getFiler())
        .write(
            nest.binaryName(),
            nest.topLevel(),
            nest.methods().stream().map(CompiledMethod::source).toList());
  }

  /** Gives an action the class files of a nest. */
  void read(Nest nest, Action action) {
    ClassOutput output = outputs.get(nest);
    if (output != null) {
      access(nest, () -> action.on(output));
    }
  }

  /** Writes class files, by their binary names. */
  void write(Nest nest, Map<String, byte[]> classes) {
    read(
        nest,
        output -> {
          for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            output.write(each.getKey(), each.getValue());
          }
        });
  }

  /**
   * Removes every class of which an async method or a state machine is a part. The other classes
   * are those that javac makes without Weft, and stay as javac would leave them.
   */
  void discard() {
    for (Nest nest : outputs.keySet()) {
      if (nest.methods().isEmpty()) {
        continue;
      }
      NestWeaver.hosts(nest).stream()
          .filter(nest.written()::contains)
          .forEach(host -> read(nest, output -> output.delete(host)));
      List<String> machines =
          nest.methods().stream().map(each -> each.method().binaryName()).toList();
      machines.forEach(machine -> read(nest, output -> output.delete(machine)));
      read(nest, output -> output.deleteMembers(machines));
    }
  }

  private interface FileAccess {
    void run() throws IOException;
  }

  private void access(Nest nest, FileAccess action) {
    try {
      action.run();
    } catch (IOException | UncheckedIOException e) {
      if (nest.methods().isEmpty()) {
        // Only stale sources would have been looked for.
        return;
      }
      diagnostics.report(
          Message.CLASS_OUTPUT,
          nest.methods().get(0).position(),
          nest.binaryName(),
          Compilation.describe(e, options));
    }
  }
}
