package dev.weft.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;

/** Turns the wish to wait into a sleep of the thread that a timer, a channel or a wake-up ends. */
public final class Poller {
  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final Selector selector;

  /** Opens the selector. */
  public Poller() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no selector for the event loop", e);
    }
  }

  /** Ends the sleep of now, or else the next one; from any thread. */
  public void wake() {
    selector.wakeup();
  }

  /** Sleeps until woken. */
  public void sleep() {
    try {
      selector.select();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sleeps until woken, at most this long (rounded up to the selector's milliseconds). */
  public void sleep(long nanos) {
    if (nanos <= 0) {
      return;
    }
    try {
      selector.select(
          Math.max(1, nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI == 0 ? 0 : 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks for events of channels without sleeping. */
  public void look() {
    if (selector.keys().isEmpty()) {
      return;
    }
    try {
      selector.selectNow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the selector. */
  public void close() {
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
