package dev.weft.processor.read;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.weft.processor.diag.Message;
import java.util.Locale;

/** A construct that cannot be compiled; becomes a message at its tree. */
final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TreePath place;
  private final Message reason;
  private final String argument;

  Unsupported(TreePath place, Message reason, String argument) {
    super(reason + " " + argument);
    this.place = place;
    this.reason = reason;
    this.argument = argument;
  }

  /** A tree of a kind that came after this version of Weft. */
  static Unsupported newer(TreePath place) {
    Tree.Kind kind = place.getLeaf().getKind();
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new Unsupported(place, Message.NEWER_SYNTAX, "this (" + name + ")");
  }

  TreePath place() {
    return place;
  }

  Message reason() {
    return reason;
  }

  String argument() {
    return argument;
  }
}
