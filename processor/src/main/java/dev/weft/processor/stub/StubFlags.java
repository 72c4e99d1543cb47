package dev.weft.processor.stub;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_ANNOTATION;
import static org.objectweb.asm.Opcodes.ACC_ENUM;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PROTECTED;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_RECORD;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_TRANSIENT;
import static org.objectweb.asm.Opcodes.ACC_VARARGS;
import static org.objectweb.asm.Opcodes.ACC_VOLATILE;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Turns the modifiers of elements into the access flags of class files (JVMS 4.1, 4.5 to 4.7). */
final class StubFlags {
  private StubFlags() {}

  /** Those in the class's own header, where nothing is private, protected or static. */
  static int ofHeader(TypeElement type) {
    int flags = ofType(type);
    int header = flags & ~(ACC_PRIVATE | ACC_PROTECTED | ACC_STATIC);
    if ((flags & ACC_PROTECTED) != 0) {
      header |= ACC_PUBLIC;
    }
    if ((flags & ACC_INTERFACE) == 0) {
      header |= ACC_SUPER;
    }
    return type.getKind() == ElementKind.RECORD ? header | ACC_RECORD : header;
  }

  /**
   * Those in the InnerClasses attribute. A protected class is public to the JVM, and the user's
   * code may name it where the state machine, no subclass, may not.
   */
  static int ofInner(TypeElement type, Access access) {
    boolean alwaysStatic = type.getKind() != ElementKind.CLASS;
    int flags = access.of(ofType(type) | (alwaysStatic ? ACC_STATIC : 0));
    return (flags & ACC_PROTECTED) == 0 ? flags : (flags & ~ACC_PROTECTED) | ACC_PUBLIC;
  }

  static int ofField(VariableElement field, Access access) {
    int kind = field.getKind() == ElementKind.ENUM_CONSTANT ? ACC_ENUM : 0;
    return access.of(ofModifiers(field) | kind);
  }

  static int ofMethod(ExecutableElement method, Access access) {
    return access.of(ofModifiers(method) | (method.isVarArgs() ? ACC_VARARGS : 0));
  }

  private static int ofType(TypeElement type) {
    int flags = ofModifiers(type);
    if (type.getNestingKind() == NestingKind.ANONYMOUS) {
      flags &= ~ACC_FINAL;
    }
    return flags
        | switch (type.getKind()) {
          case INTERFACE -> ACC_INTERFACE | ACC_ABSTRACT;
          case ANNOTATION_TYPE -> ACC_INTERFACE | ACC_ABSTRACT | ACC_ANNOTATION;
          case ENUM -> ACC_ENUM;
          default -> 0;
        };
  }

  private static int ofModifiers(Element element) {
    return element.getModifiers().stream().mapToInt(StubFlags::flag).reduce(0, (a, b) -> a | b);
  }

  private static int flag(Modifier modifier) {
    return switch (modifier) {
      case PUBLIC -> ACC_PUBLIC;
      case PROTECTED -> ACC_PROTECTED;
      case PRIVATE -> ACC_PRIVATE;
      case STATIC -> ACC_STATIC;
      case FINAL -> ACC_FINAL;
      case ABSTRACT -> ACC_ABSTRACT;
      case TRANSIENT -> ACC_TRANSIENT;
      case VOLATILE -> ACC_VOLATILE;
      case NATIVE -> ACC_NATIVE;
      default -> 0;
    };
  }

  /** Who may see what is private. */
  enum Access {
    /** As declared. */
    AS_DECLARED {
      @Override
      int of(int flags) {
        return flags;
      }
    },
    /** In the nest of a host: private members are open to the package. */
    OPEN {
      @Override
      int of(int flags) {
        return flags & ~ACC_PRIVATE;
      }
    },
    /** In an interface of such a nest: a method of an interface is public or private. */
    OPEN_INTERFACE {
      @Override
      int of(int flags) {
        return (flags & ACC_PRIVATE) == 0 ? flags : (flags & ~ACC_PRIVATE) | ACC_PUBLIC;
      }
    };

    abstract int of(int flags);
  }
}
