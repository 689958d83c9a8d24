package clientele.infra.source.s3;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of one object, in bounded memory. A connection that is cut, or a body that ends before
 * its time, is opened again where it was, and only if the object is still the same; the SDK itself
 * repeats requests but not half a body. Bytes are counted against the length S3 named, because an
 * end before that is not told apart by the HTTP client.
 *
 * <p>Not for several threads.
 */
final class ObjectStream extends InputStream {
  private static final Logger log = LoggerFactory.getLogger(ObjectStream.class);

  private final S3Client client;
  private final String bucket;
  private final String key;
  private final int reopenings;
  private final GetObjectResponse head;
  private ResponseInputStream<GetObjectResponse> body;
  private long position;
  private int failures;

  /**
   * Opens an object.
   *
   * @param reopenings in a row without a byte in between, before it is given up
   * @throws StepException if it cannot be opened
   */
  ObjectStream(S3Client client, String bucket, String key, int reopenings) {
    this.client = client;
    this.bucket = bucket;
    this.key = key;
    this.reopenings = reopenings;
    this.body = get(GetObjectRequest.builder().bucket(bucket).key(key).build());
    this.head = body.response();
    if (head.contentLength() == null) {
      body.abort();
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "the server does not say how long an object is, so nobody could tell it is whole [%s]. Maybe a proxy stands before it."
              .formatted(place()));
    }
  }

  /** ETag of what is read. */
  String eTag() {
    return head.eTag();
  }

  /** Version of what is read if the bucket keeps versions, otherwise its ETag. */
  String version() {
    String version = head.versionId();
    return version == null || version.equals("null") ? "etag " + eTag() : "version " + version;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (position < head.contentLength()) {
      try {
        int read = body.read(buffer, offset, length);
        if (read >= 0) {
          position += read;
          failures = 0;
          return read;
        }
        reopen(new EOFException("before its time"));
      } catch (IOException | SdkClientException e) {
        reopen(e);
      }
    }
    return end();
  }

  @Override
  public void close() {
    body.abort(); // closing would read what is left, be it gigabytes
  }

  /** The SDK compares its checksum when it sees the end. */
  private int end() {
    try {
      if (body.read() < 0) {
        return -1;
      }
    } catch (IOException | SdkClientException e) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "an object's bytes do not fit its checksum [%s]. Maybe the network damages them."
              .formatted(place()),
          e);
    }
    throw new StepException(
        ErrorCode.SOURCE_UNAVAILABLE,
        "an object is longer than S3 said [%s: %d bytes].".formatted(place(), position));
  }

  private void reopen(Exception cause) {
    String why = cause.getClass().getSimpleName();
    failures++;
    if (failures > reopenings) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "the connection to S3 is cut again and again [%s: %d of %d bytes, %s]. Maybe the network is down."
              .formatted(place(), position, head.contentLength(), why),
          cause);
    }
    log.warn(
        "{}: {} after {} of {} bytes, reading on from there",
        place(),
        why,
        position,
        head.contentLength());
    body.abort();
    GetObjectRequest.Builder rest =
        GetObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .range("bytes=" + position + "-")
            .ifMatch(eTag());
    if (head.versionId() != null && !head.versionId().equals("null")) {
      rest.versionId(head.versionId());
    }
    body = get(rest.build());
    if (!eTag().equals(body.response().eTag())) {
      throw S3Errors.changed(place());
    }
  }

  private ResponseInputStream<GetObjectResponse> get(GetObjectRequest request) {
    try {
      return client.getObject(request);
    } catch (SdkException e) {
      throw S3Errors.of(e, place());
    }
  }

  private String place() {
    return "s3://" + bucket + "/" + key;
  }
}
