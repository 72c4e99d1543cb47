package dev.weft;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Turns tasks into a sequence of themselves, in the order in which they end. */
final class Completions<T> implements AsyncIterable<Task<T>>, AsyncIterator<Task<T>> {
  private final List<Registration> registrations = new ArrayList<>();
  private final Queue<Task<T>> ended = new ArrayDeque<>();
  private final @Nullable Duration limit;
  private @Nullable Handle timer;
  private int left;
  private boolean expired;

  /** Completed when there is something new, where somebody waits for that. */
  private @Nullable Promise<Void> news;

  private Completions(@Nullable Duration limit) {
    this.limit = limit;
  }

  /** Coroutines become tasks at once; what is given twice comes once. */
  static <T> Completions<T> of(
      EventLoop loop, Collection<? extends Awaitable<T>> awaitables, @Nullable Duration limit) {
    if (awaitables == null) {
      throw new NullPointerException("the awaitables must not be null");
    }
    var completions = new Completions<T>(limit);
    Set<Awaitable<? extends T>> known = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Awaitable<T> awaitable : awaitables) {
      if (known.add(Coroutine.forOneUse(awaitable))) {
        completions.add(task(loop, awaitable));
      }
    }
    if (limit != null) {
      completions.timer = loop.callLater(limit, completions::expire);
    }
    return completions;
  }

  @Override
  public AsyncIterator<Task<T>> iterator() {
    return this;
  }

  @Override
  public Coroutine<Boolean> hasNext() {
    return new HasNext();
  }

  @Override
  public Task<T> next() {
    Task<T> task = ended.poll();
    if (task == null) {
      throw new NoSuchElementException("await hasNext() first, and take next() if it gives true");
    }
    left--;
    return task;
  }

  /** The tasks go on. */
  @Override
  public Coroutine<Void> close() {
    registrations.forEach(Registration::remove);
    stopTimer();
    left = 0;
    ended.clear();
    return Coroutines.done();
  }

  private static <T> Task<T> task(EventLoop loop, Awaitable<T> awaitable) {
    if (awaitable instanceof Task<T> task) {
      task.bindTo(loop);
      return task;
    }
    if (awaitable == null) {
      throw new NullPointerException("there is nothing to wait for: the awaitable is null");
    }
    return loop.createTask(awaitable.toCoroutine(), null);
  }

  private void add(Task<T> task) {
    left++;
    registrations.add(
        task.onDone(
            done -> {
              ended.add(task);
              tell();
            }));
  }

  private void expire() {
    expired = true;
    tell();
  }

  private void tell() {
    if (news != null) {
      news.completeIfPending();
    }
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private final class HasNext extends Coroutine<Boolean> {
    private boolean waiting;

    @Override
    protected Object resume() throws Throwable {
      if (waiting) {
        result();
      }
      while (ended.isEmpty() && left > 0) {
        if (expired) {
          throw new TimeoutException(left + " tasks were not done within " + limit);
        }
        waiting = true;
        news = new Promise<>(running().loop());
        if (awaiting(news)) {
          return SUSPENDED;
        }
        result();
      }
      if (left == 0) {
        stopTimer();
      }
      return left > 0;
    }
  }
}
