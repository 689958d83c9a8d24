package clientele.scheduler.status.api.format;

import io.javalin.http.HttpStatus;

/**
 * What went wrong (RFC 9457).
 *
 * @param type always about:blank: the status says it all
 * @param title of the status
 * @param status of the answer
 * @param detail one sentence
 */
public record Problem(String type, String title, int status, String detail) {
  /** A problem of a status. */
  public static Problem of(int status, String detail) {
    return new Problem("about:blank", HttpStatus.forStatus(status).getMessage(), status, detail);
  }
}
