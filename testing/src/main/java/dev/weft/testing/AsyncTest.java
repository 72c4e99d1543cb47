package dev.weft.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of JUnit that awaits.
 *
 * <pre>{@code
 * class FetchTest {
 *   @AsyncTest
 *   @Async
 *   Coroutine<Void> givesUpAfterAMinute() {
 *     var task = createTask(fetch("nowhere"));
 *     await(sleep(Duration.ofMinutes(1)));
 *     assertTrue(task.isCancelled());
 *     return done();
 *   }
 * }
 * }</pre>
 *
 * <p>Each test has a loop of its own, with virtual time unless {@link #time} says otherwise. It
 * fails where its body fails, where it takes longer than {@link #timeout}, where it leaves tasks
 * behind, or where a failure was told to nobody. {@code @BeforeEach} and {@code @AfterEach} methods
 * may be {@code @Async} too and share the loop; so may {@code @BeforeAll} and {@code @AfterAll}
 * methods, which have loops of their own. Everything else is as in other tests of JUnit: its
 * extensions, parameters, tags, nested classes.
 *
 * <p>JUnit calls only methods that return nothing. So the compiler of Weft gives the class, beside
 * the method, another one of that name for JUnit to call, to which the annotations move. The same
 * happens to {@code @Async} methods with the annotations {@code @Test}, {@code @RepeatedTest} and
 * {@code @ParameterizedTest}.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Test
@ExtendWith(AsyncTestExtension.class)
public @interface AsyncTest {
  /**
   * How much real time the test may take. When it is over, the body is cancelled, and the test
   * fails with a tree of what its tasks waited for.
   */
  long timeout() default 60;

  /** The unit of {@link #timeout}. */
  TimeUnit unit() default TimeUnit.SECONDS;

  /** The clock of the test. */
  TestTime time() default TestTime.VIRTUAL;
}
