package dev.weft.processor.stub;

import dev.weft.processor.read.TypeReader;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;

/**
 * Writes the annotations that a compilation depends on into stubs: the defaults of elements, and
 * what an annotation type says of itself.
 */
final class AnnotationWriter {
  private static final Set<String> META =
      Set.of(
          "java.lang.annotation.Target",
          "java.lang.annotation.Retention",
          "java.lang.annotation.Repeatable",
          "java.lang.annotation.Inherited");

  private final Elements elements;
  private final TypeReader types;

  AnnotationWriter(Elements elements, TypeReader types) {
    this.elements = elements;
    this.types = types;
  }

  /** Writes where an annotation type may stand, how long it lives, and how it repeats. */
  void writeMeta(TypeElement type, ClassWriter writer) {
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      TypeElement annotation = (TypeElement) mirror.getAnnotationType().asElement();
      if (META.contains(annotation.getQualifiedName().toString())) {
        AnnotationVisitor visitor =
            writer.visitAnnotation(types.descriptor(mirror.getAnnotationType()), true);
        writeElements(mirror, visitor);
      }
    }
  }

  /** Writes one value; {@code name} is null for a default and inside an array. */
  void write(@Nullable String name, AnnotationValue value, AnnotationVisitor visitor) {
    value.accept(new ValueWriter(name, visitor), null);
  }

  private void writeElements(AnnotationMirror mirror, AnnotationVisitor visitor) {
    elements
        .getElementValuesWithDefaults(mirror)
        .forEach((element, value) -> write(element.getSimpleName().toString(), value, visitor));
    visitor.visitEnd();
  }

  private final class ValueWriter
      extends SimpleAnnotationValueVisitor14<@Nullable Void, @Nullable Void> {
    private final @Nullable String name;
    private final AnnotationVisitor visitor;

    ValueWriter(@Nullable String name, AnnotationVisitor visitor) {
      this.name = name;
      this.visitor = visitor;
    }

    @Override
    protected @Nullable Void defaultAction(Object value, @Nullable Void unused) {
      visitor.visit(name, value);
      return null;
    }

    @Override
    public @Nullable Void visitType(TypeMirror type, @Nullable Void unused) {
      visitor.visit(name, Type.getType(types.descriptor(type)));
      return null;
    }

    @Override
    public @Nullable Void visitEnumConstant(VariableElement constant, @Nullable Void unused) {
      visitor.visitEnum(
          name, types.descriptor(constant.asType()), constant.getSimpleName().toString());
      return null;
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationMirror mirror, @Nullable Void unused) {
      writeElements(
          mirror, visitor.visitAnnotation(name, types.descriptor(mirror.getAnnotationType())));
      return null;
    }

    @Override
    public @Nullable Void visitArray(
        List<? extends AnnotationValue> values, @Nullable Void unused) {
      AnnotationVisitor array = visitor.visitArray(name);
      values.forEach(value -> write(null, value, array));
      array.visitEnd();
      return null;
    }
  }
}
