package dev.weft.processor;

import dev.weft.processor.diag.Position;
import dev.weft.processor.emit.GeneratedSource;
import dev.weft.processor.model.Accessor;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.LambdaSite;
import dev.weft.processor.stub.Mentions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;

/**
 * An async method that became a source, with what compiling and weaving it needs.
 *
 * @param lambda where it stands, if it is a lambda
 * @param borrowed the type parameters of others that local classes use
 */
record CompiledMethod(
    AsyncMethod method,
    Optional<LambdaSite> lambda,
    GeneratedSource source,
    List<Accessor> accessors,
    Map<TypeElement, List<TypeParameterElement>> borrowed,
    Mentions mentions,
    Position position) {
  CompiledMethod {
    accessors = List.copyOf(accessors);
    borrowed = Map.copyOf(borrowed);
  }
}
