package clientele.infra.source.s3;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place in a bucket, {@code s3://bucket/path}.
 *
 * @param bucket its name
 * @param path key of one object if it ends as a CSV file does; otherwise a folder, ended by a
 *     slash, or nothing for the whole bucket
 */
record S3Location(String bucket, String path) {
  private static final Pattern ADDRESS =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?");

  /**
   * Reads an address.
   *
   * @throws StepException USAGE if it is none
   */
  static S3Location of(String uri) {
    Matcher matcher = ADDRESS.matcher(uri);
    if (!matcher.matches()) {
      throw new StepException(
          ErrorCode.USAGE,
          "not an address of a bucket [source.uri: %s]. Maybe write s3://bucket/folder/."
              .formatted(uri));
    }
    String path = matcher.group(2) == null ? "" : matcher.group(2);
    boolean folder = !path.isEmpty() && !path.endsWith("/") && !isCsv(path);
    return new S3Location(matcher.group(1), folder ? path + "/" : path);
  }

  /** Whether it names one object. */
  boolean isObject() {
    return isCsv(path);
  }

  /**
   * Whether a key is one of the place's files; the markers that consoles make for folders are not.
   */
  boolean holds(String key) {
    return isObject() ? key.equals(path) : key.startsWith(path) && isCsv(key);
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + path;
  }

  private static boolean isCsv(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && Stream.of(".csv", ".csv.gz", ".csv.zip").anyMatch(name::endsWith);
  }
}
