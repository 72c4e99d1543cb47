package dev.weft.processor.stub;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The world of the nested javac: stubs as its class path, the JDK as its system, memory as its
 * output. A standard one because {@code --release} asks for that.
 */
final class StubFileManager extends ForwardingJavaFileManager<StandardJavaFileManager>
    implements StandardJavaFileManager {
  private final Closure closure;
  private final StubWriter writer;
  private final Map<String, byte[]> output = new TreeMap<>();
  // Without parent, so that no processor or plugin of the outer compilation is found through it.
  private final ClassLoader noServices = new ClassLoader(null) {};

  StubFileManager(StandardJavaFileManager system, Closure closure, StubWriter writer) {
    super(system);
    this.closure = closure;
    this.writer = writer;
  }

  /** The class files written, by binary name. */
  Map<String, byte[]> output() {
    return output;
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (location == StandardLocation.CLASS_PATH) {
      return kinds.contains(JavaFileObject.Kind.CLASS) ? stubs(packageName) : List.of();
    }
    return hasLocation(location) ? super.list(location, packageName, kinds, recurse) : List.of();
  }

  private List<JavaFileObject> stubs(String packageName) {
    List<JavaFileObject> stubs = new ArrayList<>();
    closure.inPackage(packageName).forEach((name, type) -> stubs.add(new Stub(name, type)));
    return stubs;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof Stub stub ? stub.binaryName : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a == b || (!isOurs(a) && !isOurs(b) && super.isSameFile(a, b));
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return isOurs(file) ? location == StandardLocation.CLASS_PATH : super.contains(location, file);
  }

  private static boolean isOurs(FileObject file) {
    return file instanceof SimpleJavaFileObject;
  }

  /**
   * What is said to be here must also have paths, else javac's checks of its arguments fail without
   * a word; so only the class path and what the system itself answers for.
   */
  @Override
  public boolean hasLocation(Location location) {
    if (location == StandardLocation.CLASS_PATH) {
      return true;
    }
    boolean user =
        location == StandardLocation.CLASS_OUTPUT
            || location == StandardLocation.SOURCE_OUTPUT
            || location == StandardLocation.SOURCE_PATH
            || location == StandardLocation.MODULE_PATH
            || location == StandardLocation.MODULE_SOURCE_PATH
            || location == StandardLocation.ANNOTATION_PROCESSOR_PATH
            || location == StandardLocation.ANNOTATION_PROCESSOR_MODULE_PATH;
    return !user && super.hasLocation(location);
  }

  @Override
  public ClassLoader getClassLoader(Location location) {
    return noServices;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return new Output(className, kind);
  }

  private static URI uri(String scheme, String binaryName, JavaFileObject.Kind kind) {
    String path = binaryName.replace('.', '/').replace("$", "%24") + kind.extension;
    return URI.create(scheme + ":///" + path);
  }

  private final class Stub extends SimpleJavaFileObject {
    private final String binaryName;
    private final TypeElement type;

    Stub(String binaryName, TypeElement type) {
      super(StubFileManager.uri("stub", binaryName, Kind.CLASS), Kind.CLASS);
      this.binaryName = binaryName;
      this.type = type;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(writer.write(type));
    }
  }

  private final class Output extends SimpleJavaFileObject {
    private final String binaryName;

    Output(String binaryName, Kind kind) {
      super(StubFileManager.uri("memory", binaryName, kind), kind);
      this.binaryName = binaryName;
    }

    @Override
    public OutputStream openOutputStream() {
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          output.put(binaryName, toByteArray());
        }
      };
    }
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
      Iterable<? extends File> files) {
    return fileManager.getJavaFileObjectsFromFiles(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
    return fileManager.getJavaFileObjects(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
    return fileManager.getJavaFileObjects(names);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
    return fileManager.getJavaFileObjectsFromStrings(names);
  }

  @Override
  public void setLocation(JavaFileManager.Location location, Iterable<? extends File> files)
      throws IOException {
    fileManager.setLocation(location, files);
  }

  @Override
  public Iterable<? extends File> getLocation(JavaFileManager.Location location) {
    return fileManager.getLocation(location);
  }

  @Override
  public Iterable<? extends Path> getLocationAsPaths(JavaFileManager.Location location) {
    return fileManager.getLocationAsPaths(location);
  }
}
