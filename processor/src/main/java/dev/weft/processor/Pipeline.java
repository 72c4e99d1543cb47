package dev.weft.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.stub.Mentions;
import java.util.Optional;

/** The table of contents: every phase that an async method goes through, in order. */
final class Pipeline implements MethodCompiler {
  Pipeline(JavacTask task) {}

  @Override
  public Optional<CompiledMethod> compile(
      TreePath method, Mentions mentions, Diagnostics diagnostics) {
    throw new AssertionError("not written yet");
  }
}
