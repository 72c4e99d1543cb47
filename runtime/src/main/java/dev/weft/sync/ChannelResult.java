package dev.weft.sync;

import org.jspecify.annotations.Nullable;

/** What there was to receive from a {@link Channel}. */
public sealed interface ChannelResult<T> {
  /** An item. */
  record Received<T>(T item) implements ChannelResult<T> {}

  /** Nothing now. */
  record Empty<T>() implements ChannelResult<T> {}

  /** Nothing ever again; with what the channel was closed with, if anything. */
  record Closed<T>(@Nullable Throwable cause) implements ChannelResult<T> {}
}
