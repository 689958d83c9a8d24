package clientele.infra.source.door.shopify;

import clientele.infra.source.door.HttpCalls;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * A result as it is fetched. A wire that is cut is taken up where it was; more or fewer bytes than
 * the shop counted are an error.
 */
final class Download extends InputStream {
  private static final int REOPENINGS = 10;

  private final HttpCalls calls;
  private final URI url;
  private final long size;
  private long at;
  private int reopened;
  private @Nullable InputStream open;

  /**
   * Opens nothing yet.
   *
   * @param size bytes the whole has
   */
  Download(HttpCalls calls, URI url, long size) {
    this.calls = calls;
    this.url = url;
    this.size = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (at < size) {
      try {
        InputStream stream = open == null ? opened() : open;
        open = stream;
        int count = stream.read(bytes, from, (int) Math.min(length, size - at));
        if (count > 0) {
          at += count;
          return count;
        }
        cut(new IOException("the wire ended early"));
      } catch (IOException e) {
        cut(e);
      }
    }
    return -1;
  }

  private void cut(IOException e) throws IOException {
    close();
    reopened++;
    if (reopened > REOPENINGS) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "the wire breaks again and again [%s, byte %d of %d]. Maybe wait."
              .formatted(url.getHost(), at, size),
          e);
    }
  }

  private InputStream opened() throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    if (at > 0) {
      request.header("Range", "bytes=" + at + "-");
    }
    HttpResponse<InputStream> answer =
        calls.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() == 206 && at > 0) {
      return answer.body();
    }
    if (answer.statusCode() != 200) {
      answer.body().close();
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "a result cannot be fetched [%s: %d]. Maybe it has expired; the next try asks again."
              .formatted(url.getHost(), answer.statusCode()));
    }
    answer.body().skipNBytes(at);
    return answer.body();
  }

  @Override
  public void close() throws IOException {
    InputStream stream = open;
    open = null;
    if (stream != null) {
      stream.close();
    }
  }
}
