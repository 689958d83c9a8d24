package clientele.infra.source.s3;

import java.time.Duration;

/**
 * How long to wait for S3 before a month is given up; set on purpose, because the SDK's own answer
 * to a bucket that does not answer is to wait for ever.
 *
 * @param connect for a connection
 * @param silence between two pieces of an answer
 * @param attempts of one request, the first included
 * @param firstPause before the second attempt; doubles from there, up to 20 s
 * @param reopenings of one object whose connection is cut, in a row without a byte in between
 */
public record Patience(
    Duration connect, Duration silence, int attempts, Duration firstPause, int reopenings) {

  /** For a month's end: about a minute of throttling, half a minute of silence. */
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(30), 6, Duration.ofSeconds(1), 5);
}
