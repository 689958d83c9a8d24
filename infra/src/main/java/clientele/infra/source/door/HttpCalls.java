package clientele.infra.source.door;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls that are tried again where that can help: a wire that broke, a server that is busy or asks
 * to wait. No address with a query, header or body is ever told.
 */
public final class HttpCalls {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final HttpClient client;
  private final int attempts;
  private final Duration first;

  private HttpCalls(HttpClient client, int attempts, Duration first) {
    this.client = client;
    this.attempts = attempts;
    this.first = first;
  }

  /**
   * Calls of the machine's own client.
   *
   * @param attempts of each
   * @param first wait between the first two, doubled from there
   */
  public static HttpCalls of(int attempts, Duration first) {
    return new HttpCalls(
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build(), attempts, first);
  }

  /**
   * One call.
   *
   * @return an answer below 300, or of another kind that trying again does not help
   * @throws StepException SOURCE_UNAVAILABLE if no attempt succeeds
   */
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    Duration wait = first;
    for (int attempt = 1; ; attempt++) {
      String trouble;
      Optional<Duration> asked = Optional.empty();
      try {
        HttpResponse<T> answer = client.send(request, body);
        if (answer.statusCode() != 429 && answer.statusCode() < 500) {
          return answer;
        }
        trouble = "it answers " + answer.statusCode();
        asked = answer.headers().firstValue("Retry-After").flatMap(HttpCalls::seconds);
      } catch (IOException e) {
        trouble = e.getClass().getSimpleName();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StepException(ErrorCode.CANCELLED, "stopped while waiting for an answer.", e);
      }
      if (attempt >= attempts) {
        throw new StepException(
            ErrorCode.SOURCE_UNAVAILABLE,
            "the shop does not answer [%s: %s, %d attempts]. Maybe wait, or look whether it is up."
                .formatted(request.uri().getHost(), trouble, attempts));
      }
      pause(asked.orElse(wait));
      wait = wait.multipliedBy(2);
    }
  }

  /** Waits, two minutes at most. */
  public static void pause(Duration wait) {
    try {
      Thread.sleep(Math.min(wait.toMillis(), LONGEST.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepException(ErrorCode.CANCELLED, "stopped while waiting for an answer.", e);
    }
  }

  private static Optional<Duration> seconds(String text) {
    return text.strip().matches("\\d{1,6}(\\.\\d+)?")
        ? Optional.of(Duration.ofMillis((long) (Double.parseDouble(text.strip()) * 1000)))
        : Optional.empty();
  }
}
