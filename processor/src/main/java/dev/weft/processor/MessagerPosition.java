package dev.weft.processor;

import dev.weft.processor.diag.Position;
import dev.weft.processor.diag.Severity;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** A place that is known as an element only, or not at all. */
record MessagerPosition(Messager messager, Optional<Element> element) implements Position {
  @Override
  public int line() {
    return 0;
  }

  @Override
  public void say(Severity severity, String text) {
    Diagnostic.Kind kind =
        severity == Severity.ERROR ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
    messager.printMessage(kind, text, element.orElse(null));
  }
}
