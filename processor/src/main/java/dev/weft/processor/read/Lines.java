package dev.weft.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import java.io.IOException;

/** Turns positions in a file into lines, also where javac keeps no map of them (-g:none). */
final class Lines {
  private Lines() {}

  static int of(CompilationUnitTree unit, long position) {
    LineMap map = unit.getLineMap();
    return map == null ? counted(unit, position) : (int) map.getLineNumber(position);
  }

  private static int counted(CompilationUnitTree unit, long position) {
    try {
      CharSequence text = unit.getSourceFile().getCharContent(true);
      int end = (int) Math.min(position, text.length());
      return (int) (text.subSequence(0, end) + "|").lines().count();
    } catch (IOException unreadable) {
      return 1;
    }
  }
}
