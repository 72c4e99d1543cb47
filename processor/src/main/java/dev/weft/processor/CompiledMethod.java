package dev.weft.processor;

import dev.weft.processor.diag.Position;
import dev.weft.processor.emit.GeneratedSource;
import dev.weft.processor.model.Accessor;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.stub.Mentions;
import java.util.List;

/** An async method that became a source, with what compiling and weaving it needs. */
record CompiledMethod(
    AsyncMethod method,
    GeneratedSource source,
    List<Accessor> accessors,
    Mentions mentions,
    Position position) {
  CompiledMethod {
    accessors = List.copyOf(accessors);
  }
}
