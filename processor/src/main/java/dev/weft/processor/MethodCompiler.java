package dev.weft.processor;

import com.sun.source.util.TreePath;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.model.LambdaSite;
import dev.weft.processor.stub.Mentions;
import java.util.Optional;

/** Turns an attributed async method, or async lambda, into the source of its state machine. */
interface MethodCompiler {

  /**
   * Returns nothing where the diagnostics say why.
   *
   * @param lambda where it stands, if it is a lambda
   */
  Optional<CompiledMethod> compile(
      TreePath method, Optional<LambdaSite> lambda, Mentions mentions, Diagnostics diagnostics);
}
