package dev.weft;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method whose body may await.
 *
 * <p>A method that returns {@link Coroutine} makes a coroutine, which runs when somebody awaits it.
 *
 * <p>A method that returns {@link java.util.concurrent.CompletableFuture} or {@link
 * java.util.concurrent.CompletionStage} begins at once, on the caller's thread, and returns at its
 * first wait. Where a loop runs, the body is a task of that loop. Where none does, it needs none:
 * the body goes on where what it awaits is completed, one step at a time; sleeps end on a thread of
 * the common pool. It returns what another future or awaitable gives: {@code return
 * CompletableFuture.completedFuture(value);}. Cancelling the future cancels the body.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Async {}
