package dev.weft.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one program did in each mode; read from the report that the harness writes. */
record Traces(Map<String, String> byMode) {

  /** Reads a report: a line {@code # Class.program MODE}, then the indented trace. */
  static Map<String, Traces> read(Path report) {
    Map<String, Traces> programs = new LinkedHashMap<>();
    Map<String, String> current = Map.of();
    String mode = "";
    try {
      for (String line : Files.readAllLines(report)) {
        if (line.startsWith("# ")) {
          String[] words = line.split(" ", -1);
          mode = words[2];
          current =
              programs.computeIfAbsent(words[1], key -> new Traces(new LinkedHashMap<>())).byMode;
          current.put(mode, "");
        } else {
          current.merge(mode, line + "\n", String::concat);
        }
      }
      return programs;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    byMode.forEach((mode, trace) -> text.append(mode).append('\n').append(trace));
    return text.toString();
  }
}
