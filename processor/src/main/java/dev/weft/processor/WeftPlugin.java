package dev.weft.processor;

import com.google.auto.service.AutoService;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;

/**
 * Gives Weft the compilation task also where a build tool wraps the processing environment. javac
 * starts it by itself where it finds the processor.
 */
@AutoService(Plugin.class)
public final class WeftPlugin implements Plugin {
  /** For javac. */
  public WeftPlugin() {}

  @Override
  public String getName() {
    return "Weft";
  }

  @Override
  public boolean autoStart() {
    return true;
  }

  @Override
  public void init(JavacTask task, String... arguments) {
    Compilation.of(task);
  }
}
