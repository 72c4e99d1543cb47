package dev.weft.processor.weave;

import java.io.IOException;

/** Gives the class files that javac wrote in this compilation. */
public interface ClassFiles {

  /** Reads one, by the binary name of its class. */
  byte[] read(String binaryName) throws IOException;
}
