package dev.weft.processor.read;

import com.sun.source.util.TreePath;
import dev.weft.processor.diag.Message;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Refuses code that captures two variables of one name and, when erased, of one type: nothing in a
 * class file says which of them a field or a parameter is for.
 */
final class Twins {
  private Twins() {}

  /** Looks at what a class or lambda captures. */
  static void refuse(
      Collection<VariableElement> captured, TreePath place, Printer.Context context) {
    Set<String> seen = new HashSet<>();
    for (VariableElement each : captured) {
      String name = each.getSimpleName().toString();
      if (!seen.add(name + " " + context.typeReader().descriptor(each.asType()))) {
        throw new Unsupported(place, Message.CAPTURED_TWICE, name);
      }
    }
  }

  /** Looks at a local class and those around it. */
  static void refuseAround(TypeElement host, TreePath place, Printer.Context context) {
    for (TypeElement each = host; each != null; each = Enclosing.of(each)) {
      if (LocalClasses.mayCapture(each)) {
        refuse(context.localClasses().captured(each), place, context);
      }
    }
  }
}
