package dev.weft.processor.read;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Prints the annotations that reflection finds on what the user's code declares; the others have
 * done their work when a class is compiled.
 */
final class AnnotationPrinter {
  private final Printer.Context context;
  private final CodeBuffer out;

  AnnotationPrinter(Printer.Context context, CodeBuffer out) {
    this.context = context;
    this.out = out;
  }

  /** Those of an element, each with a space behind it. */
  void of(@Nullable Element element) {
    if (element != null) {
      all(List.of(element));
    }
  }

  /** Those of several elements that one declaration gave rise to, each once. */
  void all(Collection<? extends Element> elements) {
    Map<TypeElement, AnnotationMirror> found = new LinkedHashMap<>();
    for (Element element : elements) {
      for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
        found.putIfAbsent((TypeElement) mirror.getAnnotationType().asElement(), mirror);
      }
    }
    found.forEach(
        (type, mirror) -> {
          Retention retention = type.getAnnotation(Retention.class);
          if (retention != null && retention.value() == RetentionPolicy.RUNTIME) {
            annotation(mirror);
            out.text(" ");
          }
        });
  }

  private void annotation(AnnotationMirror mirror) {
    out.text("@").type(context.typeReader().ref(mirror.getAnnotationType()));
    Map<? extends ExecutableElement, ? extends AnnotationValue> values = mirror.getElementValues();
    if (values.isEmpty()) {
      return;
    }
    String separator = "(";
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> each :
        values.entrySet()) {
      out.text(separator + each.getKey().getSimpleName() + " = ");
      each.getValue().accept(new ValuePrinter(), null);
      separator = ", ";
    }
    out.text(")");
  }

  private final class ValuePrinter
      extends SimpleAnnotationValueVisitor14<@Nullable Void, @Nullable Void> {
    @Override
    protected @Nullable Void defaultAction(Object constant, @Nullable Void unused) {
      out.text(Literals.constant(constant));
      return null;
    }

    @Override
    public @Nullable Void visitType(TypeMirror type, @Nullable Void unused) {
      out.type(context.typeReader().ref(context.types().erasure(type))).text(".class");
      return null;
    }

    @Override
    public @Nullable Void visitEnumConstant(VariableElement constant, @Nullable Void unused) {
      out.type(context.typeReader().ref(constant.asType())).text("." + constant.getSimpleName());
      return null;
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationMirror mirror, @Nullable Void unused) {
      annotation(mirror);
      return null;
    }

    @Override
    public @Nullable Void visitArray(
        List<? extends AnnotationValue> values, @Nullable Void unused) {
      String separator = "{";
      for (AnnotationValue value : values) {
        out.text(separator);
        value.accept(this, null);
        separator = ", ";
      }
      out.text(values.isEmpty() ? "{}" : "}");
      return null;
    }
  }
}
