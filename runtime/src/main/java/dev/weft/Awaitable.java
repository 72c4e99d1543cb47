package dev.weft;

/**
 * Whatever {@code await} accepts.
 *
 * <p>A class becomes awaitable by saying which coroutine stands for it, most simply with an async
 * method:
 *
 * <pre>{@code
 * final class Connection implements Awaitable<Session> {
 *   @Async
 *   public Coroutine<Session> toCoroutine() {
 *     await(handshake());
 *     return done(new Session(this));
 *   }
 * }
 * }</pre>
 */
public interface Awaitable<T> {

  /**
   * Returns a coroutine that ends as this does. Called once for each await, on the loop thread; a
   * {@link Coroutine} returns itself.
   */
  Coroutine<T> toCoroutine();
}
