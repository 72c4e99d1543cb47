package dev.weft.processor;

import com.google.auto.service.AutoService;
import dev.weft.processor.diag.Diagnostics;
import dev.weft.processor.diag.Message;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The annotation processor: connects the processing environment with the compilation, where all
 * work is done once javac has attributed the classes. During the rounds themselves method bodies
 * are left alone: looking into them would make javac attribute them too early.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("dev.weft.Async")
@SupportedOptions({Options.SOURCES, Options.LINT, Options.DEBUG})
public final class WeftProcessor extends AbstractProcessor {
  private boolean isJavac;
  private boolean complained;

  /** For the compiler. */
  public WeftProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    try {
      isJavac = Compilation.attach(environment);
    } catch (LinkageError e) {
      // Compilers other than javac can run where its API does not exist.
      isJavac = false;
    }
  }

  // The annotation is ours alone, and one that nobody claims is a warning under -Xlint:all.
  @SuppressWarnings("DoNotClaimAnnotations")
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!isJavac && !complained) {
      for (TypeElement annotation : annotations) {
        for (Element element : round.getElementsAnnotatedWith(annotation)) {
          complain(element);
          return true;
        }
      }
    }
    return true;
  }

  private void complain(Element element) {
    complained = true;
    Messager messager = processingEnv.getMessager();
    new Diagnostics()
        .report(Message.NOT_JAVAC, new MessagerPosition(messager, Optional.of(element)));
  }
}
