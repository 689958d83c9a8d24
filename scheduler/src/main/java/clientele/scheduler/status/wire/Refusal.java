package clientele.scheduler.status.wire;

import clientele.scheduler.status.gate.SecurityHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An answer that is given before any route is asked; the connection ends with it. */
enum Refusal {
  TOO_SLOW(408, "The request took too long."),
  TOO_LARGE(413, "The request is too large."),
  TOO_BUSY(503, "Too much is asked for at once. Maybe try again in a minute.");

  private final int status;
  private final String words;

  Refusal(int status, String words) {
    this.status = status;
    this.words = words;
  }

  void answer(Response response, Callback callback) {
    SecurityHeaders.ALL.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    response.setStatus(status);
    response.write(true, ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)), callback);
  }
}
