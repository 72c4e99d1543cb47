package dev.weft.processor;

import com.sun.source.util.TreePath;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.stub.Mentions;
import java.util.Optional;

/** Turns an attributed async method into the source of its state machine. */
interface MethodCompiler {

  /** Returns nothing where the diagnostics say why. */
  Optional<CompiledMethod> compile(TreePath method, Mentions mentions, Diagnostics diagnostics);
}
