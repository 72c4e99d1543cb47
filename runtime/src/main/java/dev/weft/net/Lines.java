package dev.weft.net;

import dev.weft.AsyncIterable;
import dev.weft.AsyncIterator;
import dev.weft.Coroutine;
import dev.weft.frame.Frame;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Turns a stream into an iteration over its lines. */
final class Lines implements AsyncIterable<String>, AsyncIterator<String> {
  private final TcpStream stream;
  private @Nullable String line;

  Lines(TcpStream stream) {
    this.stream = stream;
  }

  @Override
  public AsyncIterator<String> iterator() {
    return new Lines(stream);
  }

  @Override
  public Coroutine<Boolean> hasNext() {
    return new HasNext();
  }

  @Override
  public String next() {
    String line = this.line;
    if (line == null) {
      throw new NoSuchElementException("await hasNext() before each next(): it reads the line");
    }
    this.line = null;
    return line;
  }

  private final class HasNext extends Frame<Boolean> {
    private boolean begun;

    @Override
    protected @Nullable Object resume() throws Throwable {
      if (!begun) {
        begun = true;
        if (line != null) {
          return true;
        }
        if (awaiting(stream.readLine())) {
          return SUSPENDED;
        }
      }
      line = result();
      return line != null;
    }

    @Override
    public String toString() {
      return "TcpStream.lines().hasNext";
    }
  }
}
