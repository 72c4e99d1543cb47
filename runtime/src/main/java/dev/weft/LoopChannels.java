package dev.weft;

import dev.weft.loop.Channels;
import dev.weft.loop.Sleeper;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/** What a loop does about its channels, once it has any: when to look at them, and to let go. */
final class LoopChannels {
  /** A busy loop looks after so many steps: a look costs as much as dozens. */
  private static final int STEPS_BETWEEN_LOOKS = 64;

  /** Or after so long, if its steps are slow. */
  private static final long NANOS_BETWEEN_LOOKS = 1_000_000;

  /** How long all must be silent, by the clock on the wall, before virtual time jumps. */
  private static final long SILENCE_NANOS = 10_000_000;

  private final EventLoop loop;
  private final Channels channels;

  /** How many steps there had been at the last look. */
  private long looked;

  /** When that was, in {@link System#nanoTime()}. */
  private long lookedAt;

  private interface Act {
    void on(Channels channels) throws IOException;
  }

  /** From now on, the loop sleeps in the selector of its channels. */
  LoopChannels(EventLoop loop, Sleeper sleeper) throws IOException {
    this.loop = loop;
    channels = sleeper.openChannels();
  }

  SelectionKey register(SelectableChannel channel, int operations, Runnable callback)
      throws IOException {
    return channels.register(channel, operations, callback);
  }

  /** Looks, unless there was a look just before; so many steps there were so far. */
  void lookIfDue(long steps) {
    long now = System.nanoTime();
    if (steps - looked >= STEPS_BETWEEN_LOOKS || now - lookedAt >= NANOS_BETWEEN_LOOKS) {
      looked = steps;
      lookedAt = now;
      channels.poll(0);
    }
  }

  /** After a sleep in the selector, which is a look. */
  void hasLooked(long steps) {
    looked = steps;
    lookedAt = System.nanoTime();
  }

  /** Whether a callback is due now. */
  boolean isOneReady() {
    return channels.poll(0);
  }

  /** Sleeps for a while; false if anything ended that. */
  boolean waitForSilence() {
    long begin = System.nanoTime();
    return !channels.poll(SILENCE_NANOS) && System.nanoTime() - begin >= SILENCE_NANOS;
  }

  /** See {@link Channels#nextDue}. */
  @Nullable Runnable nextDue() {
    return channels.nextDue();
  }

  /** Lets nobody connect any more. */
  void acceptNoMore() {
    tryTo(Channels::acceptNoMore);
  }

  /** What was closed must not stay open until somebody runs the loop again. */
  void letGo() {
    tryTo(Channels::letGo);
  }

  void close() {
    tryTo(Channels::close);
  }

  private void tryTo(Act act) {
    try {
      act.on(channels);
    } catch (IOException e) {
      loop.report("a channel could not be closed", e);
    }
  }
}
