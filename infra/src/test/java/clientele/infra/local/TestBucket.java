package clientele.infra.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** An empty bucket that belongs to one test, on the server that all share. */
public final class TestBucket implements AutoCloseable {
  private static final int LEAST_PART = 5 << 20;

  private final S3Server server;
  private final String name;
  private final S3Client client;

  TestBucket(S3Server server, String name) {
    this.server = server;
    this.name = name;
    this.client =
        S3Client.builder()
            .endpointOverride(server.endpoint())
            .forcePathStyle(true)
            .region(Region.EU_WEST_2)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            // what a test lays down must arrive, however often the server drops a connection
            .overrideConfiguration(o -> o.retryStrategy(retry -> retry.maxAttempts(10)))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(server.key(), server.secret())))
            .build();
    client.createBucket(request -> request.bucket(name));
  }

  public String name() {
    return name;
  }

  /** Address of its server. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** Key id that the server takes. */
  public String key() {
    return server.key();
  }

  /** Secret of the key. */
  public String secret() {
    return server.secret();
  }

  /** Whether the server refuses a request signed with another secret. */
  public boolean checksSignatures() {
    return server.checksSignatures();
  }

  public void put(String key, byte[] content) {
    client.putObject(request -> request.bucket(name).key(key), RequestBody.fromBytes(content));
  }

  /** Puts an object as large ones are put: in parts, of which S3 takes no smaller ones. */
  public void putInParts(String key, byte[] content) {
    String id = client.createMultipartUpload(r -> r.bucket(name).key(key)).uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    for (int from = 0; from < content.length; from += LEAST_PART) {
      byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + LEAST_PART));
      int number = parts.size() + 1;
      String eTag =
          client
              .uploadPart(
                  r -> r.bucket(name).key(key).uploadId(id).partNumber(number),
                  RequestBody.fromBytes(part))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(eTag).build());
    }
    client.completeMultipartUpload(
        r -> r.bucket(name).key(key).uploadId(id).multipartUpload(all -> all.parts(parts)));
  }

  /** Puts the files of a folder, or one file, below a prefix. */
  public void put(String prefix, Path files) {
    try (Stream<Path> found = Files.walk(files)) {
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        client.putObject(request -> request.bucket(name).key(prefix + file.getFileName()), file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
