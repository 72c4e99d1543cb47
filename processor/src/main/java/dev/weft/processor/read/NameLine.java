package dev.weft.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;

/** Finds the line on which a method's name stands, behind its annotations and return type. */
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
    long start = Math.max(positions.getStartPosition(unit, method), 0);
    long name = afterType < 0 ? -1 : indexOf(method.getName().toString(), (int) afterType);
    return Lines.of(unit, name < 0 ? start : name);
  }

  private int indexOf(String name, int from) {
    try {
      return unit.getSourceFile().getCharContent(true).toString().indexOf(name, from);
    } catch (IOException unreadable) {
      return -1; // the start of the method will do
    }
  }
}
