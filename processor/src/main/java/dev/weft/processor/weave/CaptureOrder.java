package dev.weft.processor.weave;

import dev.weft.processor.model.AsyncMethod.Captured;
import dev.weft.processor.model.LambdaSite;
import dev.weft.processor.model.LambdaSite.Mention;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts what a lambda captures into the order in which the method that javac makes of it takes it.
 * Up to JDK 23 javac makes these methods first and then takes classes out of them; from 24 on, the
 * other way round (JDK-8334037).
 */
public final class CaptureOrder {
  private static final boolean CLASSES_FIRST = Runtime.version().feature() >= 24;

  private CaptureOrder() {}

  /** Returns the site, its captured variables in order. */
  public static LambdaSite of(LambdaSite site, ClassFiles classFiles) throws IOException {
    boolean makesObjects = site.mentions().stream().anyMatch(each -> each.made().isPresent());
    return CLASSES_FIRST && makesObjects ? site.inOrder(sorted(site, classFiles)) : site;
  }

  private static List<Captured> sorted(LambdaSite site, ClassFiles classFiles) throws IOException {
    Set<Captured> sorted = new LinkedHashSet<>();
    for (Mention mention : site.mentions()) {
      mention.variable().ifPresent(sorted::add);
      if (mention.made().isPresent()) {
        byte[] made = classFiles.read(mention.made().get());
        for (CapturedParameters.Parameter parameter : CapturedParameters.in(made).all()) {
          // Others are variables of the lambda's own.
          site.captured().stream()
              .filter(each -> parameter.isOf(each.name(), each.descriptor()))
              .forEach(sorted::add);
        }
      }
    }
    return new ArrayList<>(sorted);
  }
}
