package dev.weft.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import dev.weft.processor.diag.Diagnostics;
import java.util.Optional;

/** The table of contents: every phase that an async method goes through, in order. */
final class Pipeline implements MethodCompiler {
  Pipeline(JavacTask task) {}

  @Override
  public Optional<CompiledMethod> compile(
      TreePath method, CompilationUnitTree unit, Diagnostics diagnostics) {
    throw new AssertionError("not written yet");
  }
}
