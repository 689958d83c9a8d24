package clientele.scheduler.status.gate;

import io.javalin.http.Context;
import java.util.Map;

/**
 * Headers of every answer: nothing from elsewhere, nothing inline, nothing framed, nothing kept.
 */
public final class SecurityHeaders {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** Names and values. */
  public static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy", POLICY,
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store");

  private SecurityHeaders() {}

  /** Sets them; a route may say afterwards that its answer can be kept. */
  public static void set(Context ctx) {
    ALL.forEach(ctx::header);
  }
}
