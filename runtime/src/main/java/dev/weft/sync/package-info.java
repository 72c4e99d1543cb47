/**
 * What tasks of one loop agree with one another by: locks, events, conditions, semaphores,
 * barriers, queues and channels.
 *
 * <p>The semantics are those of Python's asyncio 3.13, and where more than one task waits, the one
 * that came first goes first. Nothing here suspends where it has no need to: a task that never has
 * to wait never gives way, so that a long loop of such calls wants a {@link
 * dev.weft.Coroutines#yieldNow} now and then. No method takes a time limit: {@link
 * dev.weft.Coroutines#waitFor} gives one to any of them.
 *
 * <p>Methods that give a {@link dev.weft.Coroutine} only make it; what they describe happens when
 * it is awaited. Cancelling a task that waits never loses a wake-up, a permit or an item: what the
 * task was handed but could not take goes to the next.
 *
 * <p>Objects of this package belong to the thread of the loop they are used in, as all of a loop
 * does: call them on that thread alone. Use from another thread while the loop runs is an {@link
 * IllegalStateException}; {@code loop.execute(() -> event.set())} is the way. A loop that has ended
 * leaves them free for the next one, so that they may be held in static fields.
 */
@NullMarked
package dev.weft.sync;

import org.jspecify.annotations.NullMarked;
