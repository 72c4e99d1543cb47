package dev.weft.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;

/**
 * Finds the line on which a method's name stands, behind its annotations and return type. Reads the
 * file only for a method whose head takes several lines.
 */
final class NameLine {
  private final Trees trees;
  private final CompilationUnitTree unit;

  NameLine(Trees trees, CompilationUnitTree unit) {
    this.trees = trees;
    this.unit = unit;
  }

  int of(MethodTree method) {
    SourcePositions positions = trees.getSourcePositions();
    long afterType = positions.getEndPosition(unit, method.getReturnType());
    if (afterType < 0) {
      return Lines.of(unit, Math.max(positions.getStartPosition(unit, method), 0));
    }
    int line = Lines.of(unit, afterType);
    long body = positions.getStartPosition(unit, method.getBody());
    if (body >= 0 && Lines.of(unit, body) == line) {
      return line; // and the name is between the two
    }
    int name = indexOf(method.getName().toString(), (int) afterType);
    return name < 0 ? line : Lines.of(unit, name);
  }

  private int indexOf(String name, int from) {
    try {
      return unit.getSourceFile().getCharContent(true).toString().indexOf(name, from);
    } catch (IOException unreadable) {
      return -1; // the end of the type will do
    }
  }
}
