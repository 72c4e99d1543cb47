import static org.junit.platform.engine.discovery.DiscoverySelectors.*;

import java.util.*;
import org.junit.platform.engine.*;
import org.junit.platform.launcher.*;
import org.junit.platform.launcher.core.*;

/** Runs a class of tests, or one of its methods, and prints in order how they ended. */
class RunTests {
  public static void main(String[] arguments) {
    DiscoverySelector selector =
        arguments.length == 1
            ? selectClass(arguments[0])
            : selectMethod(arguments[0], arguments[1]);
    Set<String> lines = new TreeSet<>();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selector).build(),
            new TestExecutionListener() {
              @Override
              public void executionSkipped(TestIdentifier test, String reason) {
                lines.add(name(test) + " is skipped");
              }

              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || result.getThrowable().isPresent()) {
                  lines.add(name(test) + result.getThrowable().map(RunTests::text).orElse(" succeeds"));
                }
              }
            });
    lines.forEach(System.out::println);
  }

  private static String name(TestIdentifier test) {
    return test.getUniqueId().replaceAll("\\[(engine|class):[^\\]]*\\]/", "");
  }

  private static String text(Throwable failure) {
    StringBuilder text = new StringBuilder(" fails: " + firstLine(failure));
    for (Throwable suppressed : failure.getSuppressed()) {
      text.append(" | ").append(firstLine(suppressed));
    }
    return text.toString();
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
