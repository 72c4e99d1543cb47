package dev.weft.processor;

import dev.weft.processor.model.LambdaSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** One top-level class of the compilation and the async methods found in it so far. */
final class Nest {
  private final TypeElement topLevel;
  private final String binaryName;
  private final JavaFileObject sourceFile;
  private final List<CompiledMethod> methods = new ArrayList<>();
  private final List<LambdaSite> lambdas = new ArrayList<>();
  private final Set<String> written = new TreeSet<>();

  Nest(TypeElement topLevel, String binaryName, JavaFileObject sourceFile) {
    this.topLevel = topLevel;
    this.binaryName = binaryName;
    this.sourceFile = sourceFile;
  }

  TypeElement topLevel() {
    return topLevel;
  }

  String binaryName() {
    return binaryName;
  }

  JavaFileObject sourceFile() {
    return sourceFile;
  }

  /** The methods to put state machines behind; added to while classes are analyzed. */
  List<CompiledMethod> methods() {
    return methods;
  }

  /** All lambdas of the classes, where some of them are async outside async methods. */
  List<LambdaSite> lambdas() {
    return lambdas;
  }

  /** Binary names of the classes that javac has written. */
  Set<String> written() {
    return written;
  }

  /** Whether all its class files are there: javac writes that of the top-level class last. */
  boolean complete() {
    return written.contains(binaryName);
  }
}
