package dev.weft.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end and gives what it printed. */
final class Command {
  private static final long LIMIT_MINUTES = 5;

  private Command() {}

  /** What a finished command left: its exit status, and both of its streams as one text. */
  record Output(int status, String text, List<String> command) {
    @Override
    public String toString() {
      return String.join(" ", command) + "\nended with status " + status + " and printed\n" + text;
    }
  }

  static Output run(Path directory, List<String> command) {
    return run(directory, command, Map.of());
  }

  static Output run(Path directory, List<String> command, Map<String, String> environment) {
    try {
      // A file and not a pipe, so that nobody has to read while the command runs.
      Path log = Files.createTempFile("command", ".log");
      try {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        // Options that a machine sets for every JVM are announced on standard error.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.redirectInput(Redirect.from(nothing()));
        int status = finish(builder.start(), command);
        return new Output(status, Files.readString(log).replace("\r\n", "\n"), command);
      } finally {
        Files.deleteIfExists(log);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int finish(Process process, List<String> command) {
    try {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(String.join(" ", command) + " does not end");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } finally {
      process.destroyForcibly();
    }
  }

  private static File nothing() {
    return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
  }
}
