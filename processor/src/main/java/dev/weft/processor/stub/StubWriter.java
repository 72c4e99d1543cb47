package dev.weft.processor.stub;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_VARARGS;
import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.V17;

import dev.weft.processor.model.Accessor;
import dev.weft.processor.read.TypeReader;
import dev.weft.processor.stub.StubFlags.Access;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/**
 * Turns a type of the outer compilation into a class file without code that javac can compile
 * against: the private members of hosts' nests open, their accessors declared.
 */
public final class StubWriter {
  private final Elements elements;
  private final TypeReader types;
  private final AnnotationWriter annotations;
  private final Closure closure;
  private final Set<String> openNests;
  private final Map<String, List<Accessor>> accessors;

  /**
   * Creates a writer.
   *
   * @param openNests binary names of the top-level classes whose private members are open
   * @param accessors of all hosts, each once
   */
  public StubWriter(
      Elements elements,
      TypeReader types,
      Closure closure,
      Set<String> openNests,
      Set<Accessor> accessors) {
    this.elements = elements;
    this.types = types;
    this.annotations = new AnnotationWriter(elements, types);
    this.closure = closure;
    this.openNests = openNests;
    this.accessors = accessors.stream().collect(Collectors.groupingBy(Accessor::host));
  }

  /** Returns the class file. */
  byte[] write(TypeElement type) {
    ClassWriter writer = new ClassWriter(0);
    boolean open = openNests.contains(elements.getBinaryName(topLevel(type)).toString());
    Access access = open ? Access.OPEN : Access.AS_DECLARED;
    writer.visit(
        V17,
        header(type),
        types.internalName(type),
        types.signature(type).orElse(null),
        superclass(type),
        internalNames(type.getInterfaces()));
    if (type.getKind() == ElementKind.ANNOTATION_TYPE) {
      annotations.writeMeta(type, writer);
    }
    if (type.getKind() != ElementKind.ENUM) {
      type.getPermittedSubclasses()
          .forEach(each -> writer.visitPermittedSubclass(types.internalName(each)));
    }
    writeInnerClasses(type, access, writer);
    for (RecordComponentElement component : type.getRecordComponents()) {
      writer
          .visitRecordComponent(
              component.getSimpleName().toString(),
              types.descriptor(component.asType()),
              types.signature(component.asType()).orElse(null))
          .visitEnd();
    }
    writeFields(type, access, writer);
    boolean openInterface = open && type.getKind().isInterface();
    writeMethods(type, openInterface ? Access.OPEN_INTERFACE : access, writer);
    writeAccessors(type, writer);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * The superclass of all state machines is shown as if it were not abstract. Else javac asks for
   * each subclass which of its members implements each member of the superclass, a twentieth of its
   * time; that a state machine implements what it has to is for the emitter's tests to say.
   */
  private static int header(TypeElement type) {
    int flags = StubFlags.ofHeader(type);
    return type.getQualifiedName().contentEquals("dev.weft.frame.Frame")
        ? flags & ~ACC_ABSTRACT
        : flags;
  }

  private static TypeElement topLevel(TypeElement type) {
    TypeElement top = type;
    for (Element each = type; each != null; each = each.getEnclosingElement()) {
      if (each instanceof TypeElement outer) {
        top = outer;
      }
    }
    return top;
  }

  private String superclass(TypeElement type) {
    TypeMirror superclass = type.getSuperclass();
    return superclass.getKind() == TypeKind.NONE
        ? "java/lang/Object"
        : types.internalName(superclass);
  }

  private String[] internalNames(List<? extends TypeMirror> classes) {
    return classes.stream().map(each -> types.internalName(each)).toArray(String[]::new);
  }

  /** The type itself with those around it, and its members (JVMS 4.7.6). */
  private void writeInnerClasses(TypeElement type, Access access, ClassWriter writer) {
    writeEnclosing(type, access, writer);
    for (TypeElement member : ElementFilter.typesIn(type.getEnclosedElements())) {
      if (closure.contains(member)) {
        writeInnerClass(member, type, access, writer);
      }
    }
  }

  /** Local and anonymous classes stand as top-level ones, under their binary names. */
  private void writeEnclosing(TypeElement type, Access access, ClassWriter writer) {
    if (type.getNestingKind() == NestingKind.MEMBER
        && type.getEnclosingElement() instanceof TypeElement outer) {
      writeEnclosing(outer, access, writer);
      writeInnerClass(type, outer, access, writer);
    }
  }

  private void writeInnerClass(
      TypeElement type, TypeElement outer, Access access, ClassWriter writer) {
    writer.visitInnerClass(
        types.internalName(type),
        types.internalName(outer),
        type.getSimpleName().toString(),
        StubFlags.ofInner(type, access));
  }

  private void writeFields(TypeElement type, Access access, ClassWriter writer) {
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (closure.shows(field)) {
        writer
            .visitField(
                StubFlags.ofField(field, access),
                field.getSimpleName().toString(),
                types.descriptor(field.asType()),
                types.signature(field.asType()).orElse(null),
                constant(field))
            .visitEnd();
      }
    }
  }

  /** The JVM has no constants smaller than int (JVMS 4.7.2). */
  private static @Nullable Object constant(VariableElement field) {
    Object value = field.getConstantValue();
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    } else if (value instanceof Character character) {
      return (int) character;
    } else if (value instanceof Byte || value instanceof Short) {
      return ((Number) value).intValue();
    }
    return value;
  }

  private void writeMethods(TypeElement type, Access access, ClassWriter writer) {
    for (Element member : type.getEnclosedElements()) {
      boolean hidden = type.getKind() == ElementKind.ENUM && isConstructor(member);
      if (member instanceof ExecutableElement method
          && (member.getKind() == ElementKind.METHOD || isConstructor(member))
          && !hidden
          && closure.shows(member)) {
        writeMethod(method, access, writer);
      }
    }
  }

  private static boolean isConstructor(Element member) {
    return member.getKind() == ElementKind.CONSTRUCTOR;
  }

  private void writeMethod(ExecutableElement method, Access access, ClassWriter writer) {
    MethodVisitor visitor =
        writer.visitMethod(
            StubFlags.ofMethod(method, access),
            method.getSimpleName().toString(),
            types.descriptor(method),
            types.signature(method).orElse(null),
            internalNames(method.getThrownTypes()));
    if (method.getDefaultValue() != null) {
      AnnotationVisitor value = visitor.visitAnnotationDefault();
      annotations.write(null, method.getDefaultValue(), value);
      value.visitEnd();
    }
    if (!method.getModifiers().contains(Modifier.ABSTRACT)
        && !method.getModifiers().contains(Modifier.NATIVE)) {
      writeCode(visitor);
    }
    visitor.visitEnd();
  }

  private void writeAccessors(TypeElement type, ClassWriter writer) {
    String name = elements.getBinaryName(type).toString();
    int visibility = type.getKind().isInterface() ? ACC_PUBLIC : 0;
    for (Accessor accessor : accessors.getOrDefault(name, List.of())) {
      if (accessor.kind().isField()) {
        writer
            .visitField(
                accessor.kind().isStatic() ? ACC_STATIC : 0,
                accessor.name(),
                accessor.descriptor(),
                accessor.signature().orElse(null),
                null)
            .visitEnd();
      } else {
        MethodVisitor visitor =
            writer.visitMethod(
                visibility
                    | (accessor.kind().isStatic() ? ACC_STATIC : 0)
                    | (accessor.isVarargs() ? ACC_VARARGS : 0),
                accessor.name(),
                accessor.descriptor(),
                accessor.signature().orElse(null),
                accessor.exceptions().toArray(String[]::new));
        writeCode(visitor);
        visitor.visitEnd();
      }
    }
  }

  private static void writeCode(MethodVisitor visitor) {
    visitor.visitCode();
    visitor.visitInsn(ACONST_NULL);
    visitor.visitInsn(ATHROW);
    // As many slots as a method can have: nobody runs or verifies a stub.
    visitor.visitMaxs(1, 256);
  }
}
