package clientele.scheduler.status.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Names every test that is left out, and why, on the console of the build. */
public final class LeftOut implements TestWatcher {
  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    System.out.printf(
        "left out: %s.%s [%s]: %s%n",
        context.getRequiredTestClass().getSimpleName(),
        context.getRequiredTestMethod().getName(),
        context.getDisplayName(),
        cause.getMessage());
  }
}
