package dev.weft.processor.weave;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Turns the address of a file object into a path, where it stands for a file at all. */
final class Paths {
  private Paths() {}

  static Optional<Path> of(URI address) {
    try {
      return Optional.of(Path.of(address));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      // Relative, or of a scheme without file system: an object in somebody's memory.
      return Optional.empty();
    }
  }

  /** The folder that the file is in. */
  static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
  }
}
