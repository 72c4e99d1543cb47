package dev.weft.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the emitter share: each source that is looked at is compiled first. */
abstract class EmittedCode {
  @TempDir Path folder;

  /** The whole file, which javac takes without a complaint. */
  String text(PlanBuilder plan, String... hosts) {
    GeneratedSource source = plan.emit();
    Compiled compiled = compile(source, hosts);
    assertThat(compiled.complaints()).as(source.text()).isEmpty();
    return source.text();
  }

  /** The statements of {@code resume()}. */
  String resume(PlanBuilder plan) {
    String head = "  protected Object resume() throws Throwable {\n";
    String text = text(plan);
    int start = text.indexOf(head) + head.length();
    int end = text.lastIndexOf("  }\n}");
    return text.substring(start, end).replaceAll("(?m)^    ", "");
  }

  /** What it logs and returns. */
  List<@Nullable Object> outcome(PlanBuilder plan, Object... inputs) {
    GeneratedSource source = plan.emit();
    Compiled compiled = compile(source);
    assertThat(compiled.complaints()).as(source.text()).isEmpty();
    return compiled.run(inputs);
  }

  private Compiled compile(GeneratedSource source, String... hosts) {
    return Compiled.of(folder, source, hosts.length == 0 ? new String[] {Compiled.HOST} : hosts);
  }
}
