package dev.weft.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Lets the tasks of async tests that are ready at the same time go on in random order: for a test,
 * or all of a class. A test that fails tells the seed of its order; run it again with the system
 * property {@code weft.seed}, or the seed given here.
 *
 * <pre>{@code
 * @RandomOrder
 * @RepeatedTest(100)
 * @Async
 * Coroutine<Void> nothingIsLost() { ... }
 * }</pre>
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(AsyncTestExtension.class)
public @interface RandomOrder {
  /** The seed; zero for the system property {@code weft.seed}, or else another one each time. */
  long seed() default 0;
}
