package dev.weft.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each test one loop for its async methods, and looks at what they leave behind. {@link
 * AsyncTest} and {@link RandomOrder} bring it; other tests may name it in {@code @ExtendWith}.
 */
public final class AsyncTestExtension implements BeforeEachCallback, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(AsyncTestExtension.class);

  /** For JUnit. */
  public AsyncTestExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    var run = new AsyncTestRun(settings(context));
    context.getStore(NAMESPACE).put(AsyncTestRun.class, run);
    AsyncTests.enter(run);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    AsyncTests.enter(null);
    AsyncTestRun run = context.getStore(NAMESPACE).remove(AsyncTestRun.class, AsyncTestRun.class);
    if (run != null) {
      run.close();
    }
  }

  private static TestSettings settings(ExtensionContext context) {
    Optional<AsyncTest> test =
        AnnotationSupport.findAnnotation(context.getElement(), AsyncTest.class);
    Duration limit =
        test.map(each -> Duration.of(each.timeout(), each.unit().toChronoUnit()))
            .orElse(TestSettings.DEFAULTS.limit());
    TestTime time = test.map(AsyncTest::time).orElse(TestSettings.DEFAULTS.time());
    return new TestSettings(limit, time, seed(context));
  }

  private static OptionalLong seed(ExtensionContext context) {
    Optional<RandomOrder> order =
        AnnotationSupport.findAnnotation(context.getElement(), RandomOrder.class);
    for (Class<?> type = context.getRequiredTestClass();
        order.isEmpty() && type != null;
        type = type.getEnclosingClass()) {
      order = AnnotationSupport.findAnnotation(type, RandomOrder.class);
    }
    return order.map(AsyncTestExtension::seed).orElse(OptionalLong.empty());
  }

  private static OptionalLong seed(RandomOrder order) {
    return OptionalLong.of(
        order.seed() != 0
            ? order.seed()
            : Long.getLong("weft.seed", ThreadLocalRandom.current().nextInt()));
  }
}
