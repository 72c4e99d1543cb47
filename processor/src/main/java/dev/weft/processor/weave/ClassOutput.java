package dev.weft.processor.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/**
 * The place where javac wrote the class files of one top-level class and where those of its state
 * machines go. Files on disk are read and written directly, because javac warns where a class is
 * written twice through its own file manager; elsewhere the filer does it.
 */
public final class ClassOutput implements ClassFiles {
  private final Filer filer;
  private final TypeElement topLevel;
  private final String packageName;
  private final Optional<Path> folder;

  private ClassOutput(
      Filer filer, TypeElement topLevel, String packageName, Optional<Path> folder) {
    this.filer = filer;
    this.topLevel = topLevel;
    this.packageName = packageName;
    this.folder = folder;
  }

  /**
   * Finds it.
   *
   * @param written binary name of a class of the same package that javac has written
   */
  public static ClassOutput of(
      TypeElement topLevel,
      String written,
      JavaFileObject sourceFile,
      Filer filer,
      Elements elements)
      throws IOException {
    String packageName = elements.getPackageOf(topLevel).getQualifiedName().toString();
    String fileName = fileName(written);
    FileObject file;
    try {
      file = filer.getResource(StandardLocation.CLASS_OUTPUT, packageName, fileName);
    } catch (FilerException | IllegalArgumentException e) {
      // Several modules are compiled at once: the filer wants to know which.
      ModuleElement module = elements.getModuleOf(topLevel);
      packageName = module.getQualifiedName() + "/" + packageName;
      file = filer.getResource(StandardLocation.CLASS_OUTPUT, packageName, fileName);
    }
    Optional<Path> folder =
        Paths.of(file.toUri()).map(expected -> folder(expected, sourceFile, fileName));
    return new ClassOutput(filer, topLevel, packageName, folder);
  }

  /**
   * Without {@code -d}, javac writes a class beside its source, though the filer answers with the
   * working directory: the younger of the two files is the one just written.
   */
  private static Path folder(Path expected, JavaFileObject sourceFile, String fileName) {
    Stream<Path> beside =
        Paths.of(sourceFile.toUri()).map(source -> source.resolveSibling(fileName)).stream();
    Path newest =
        Stream.concat(Stream.of(expected), beside)
            .filter(Files::exists)
            .max(Comparator.comparing(ClassOutput::modified))
            .orElse(expected);
    return Paths.folder(newest);
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  /** The package, as the filer wants it named. */
  String filerPackage() {
    return packageName;
  }

  /** Whether the classes go to files that other programs can see. */
  boolean isOnDisk() {
    return folder.isPresent();
  }

  @Override
  public byte[] read(String binaryName) throws IOException {
    if (folder.isPresent()) {
      return Files.readAllBytes(file(folder.get(), binaryName));
    }
    FileObject file =
        filer.getResource(StandardLocation.CLASS_OUTPUT, packageName, fileName(binaryName));
    try (InputStream in = file.openInputStream()) {
      return in.readAllBytes();
    } catch (RuntimeException e) {
      // A file object that can only be written says so with one of several, which javac wraps.
      throw new IOException(e.toString(), e);
    }
  }

  /** Writes or replaces a class file. */
  public void write(String binaryName, byte[] classFile) throws IOException {
    if (folder.isPresent()) {
      Files.write(file(folder.get(), binaryName), classFile);
      return;
    }
    FileObject file =
        filer.createResource(
            StandardLocation.CLASS_OUTPUT, packageName, fileName(binaryName), topLevel);
    try (OutputStream out = file.openOutputStream()) {
      out.write(classFile);
    }
  }

  /** Removes a class file where that can be done; what javac holds in memory stays. */
  public void delete(String binaryName) throws IOException {
    if (folder.isPresent() && Files.isRegularFile(file(folder.get(), binaryName))) {
      Files.delete(file(folder.get(), binaryName));
    }
  }

  /** The same for what is inside some classes, of this build or an earlier one. */
  public void deleteMembers(Collection<String> binaryNames) throws IOException {
    if (folder.filter(Files::isDirectory).isPresent()) {
      List<String> prefixes =
          binaryNames.stream().map(name -> fileName(name).replace(".class", "$")).toList();
      try (Stream<Path> files = Files.list(folder.get())) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          if (name.endsWith(".class")
              && prefixes.stream().anyMatch(name::startsWith)
              && Files.isRegularFile(file)) {
            Files.delete(file);
          }
        }
      }
    }
  }

  private static Path file(Path folder, String binaryName) {
    return folder.resolve(fileName(binaryName));
  }

  private static String fileName(String binaryName) {
    return binaryName.substring(binaryName.lastIndexOf('.') + 1) + ".class";
  }
}
