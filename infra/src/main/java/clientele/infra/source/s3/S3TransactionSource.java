package clientele.infra.source.s3;

import clientele.infra.config.AwsConfig;
import clientele.infra.config.source.SourceConfig;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvReader;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Transactions in the {@code .csv}, {@code .csv.gz} and {@code .csv.zip} objects of a bucket,
 * streamed. Credentials come from the SDK's default chain alone, on AWS the instance's own role.
 */
public final class S3TransactionSource implements TransactionSource, AutoCloseable {
  private final S3Location location;
  private final Optional<KeyMonth> keyMonth;
  private final CsvReader reader;
  private final S3Client client;
  private final Patience patience;

  private S3TransactionSource(
      S3Location location, SourceConfig source, S3Client client, Patience patience) {
    this.location = location;
    this.keyMonth = source.keyMonth().map(KeyMonth::of);
    this.reader = new CsvReader(CsvFormat.of(source));
    this.client = client;
    this.patience = patience;
  }

  /** Whether an address names a bucket. */
  public static boolean isAddress(String uri) {
    return uri.startsWith("s3:");
  }

  /**
   * A source as configured; nothing is asked of S3 yet.
   *
   * @param uri {@code s3://bucket/folder/} or {@code s3://bucket/one.csv.gz}
   * @throws StepException USAGE if the address is none or no region is known
   */
  public static S3TransactionSource open(String uri, SourceConfig source, AwsConfig aws) {
    AwsCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
    return open(uri, source, aws, chain, Patience.DEFAULT);
  }

  /** The same with other credentials and another patience, for tests of the wire. */
  static S3TransactionSource open(
      String uri,
      SourceConfig source,
      AwsConfig aws,
      AwsCredentialsProvider credentials,
      Patience patience) {
    S3Location location = S3Location.of(uri);
    S3Client client = S3Clients.of(aws, credentials, patience);
    return new S3TransactionSource(location, source, client, patience);
  }

  @Override
  public String uri() {
    return location.toString();
  }

  /**
   * The keys of all files, or where keys name their month those of the wanted months; a key that
   * names none is among them, because nobody knows what is inside.
   */
  @Override
  public List<String> files(Set<YearMonth> wanted) {
    Set<String> all = keys();
    if (all.isEmpty()) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "the bucket holds no .csv, .csv.gz or .csv.zip object [%s]. Maybe the export has not arrived."
              .formatted(location));
    }
    List<String> keys =
        all.stream().filter(key -> wanted.isEmpty() || mayHold(key, wanted)).toList();
    if (keys.isEmpty()) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "no object is of a wanted month [%s: %s]. Maybe the export has not arrived, or source.key-month does not fit."
              .formatted(location, wanted.stream().sorted().toList()));
    }
    return keys;
  }

  @Override
  public FileDigest read(String file, Consumer<SourceLine> lines) {
    try (ObjectStream object =
        new ObjectStream(client, location.bucket(), file, patience.reopenings())) {
      FileDigest read = reader.read(file, object, lines);
      requireSame(file, object.eTag());
      return read.withVersion(object.version());
    }
  }

  @Override
  public List<String> remarks() {
    return reader.remarks();
  }

  @Override
  public String state(String file) {
    try {
      return client
          .headObject(HeadObjectRequest.builder().bucket(location.bucket()).key(file).build())
          .eTag();
    } catch (SdkException e) {
      throw S3Errors.of(e, "s3://" + location.bucket() + "/" + file);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private boolean mayHold(String key, Set<YearMonth> wanted) {
    return keyMonth.flatMap(pattern -> pattern.in(below(key))).map(wanted::contains).orElse(true);
  }

  private String below(String key) {
    return location.isObject() ? key : key.substring(location.path().length());
  }

  /** All pages; a key that two pages hold counts once. */
  private Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    Set<String> tokens = new HashSet<>();
    @Nullable String next = null;
    do {
      ListObjectsV2Response page = list(next);
      page.contents().stream().map(S3Object::key).filter(location::holds).forEach(keys::add);
      next = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
      if (next != null && !tokens.add(next)) {
        throw new StepException(
            ErrorCode.SOURCE_UNAVAILABLE,
            "the list of objects has no end [%s: the same page comes again]. Maybe wait."
                .formatted(location));
      }
    } while (next != null);
    return keys;
  }

  private ListObjectsV2Response list(@Nullable String token) {
    try {
      return client.listObjectsV2(
          ListObjectsV2Request.builder()
              .bucket(location.bucket())
              .prefix(location.path())
              .continuationToken(token)
              .build());
    } catch (SdkException e) {
      throw S3Errors.of(e, location.toString());
    }
  }

  /** What was read is whole and of one moment; but it must still be what lies there. */
  private void requireSame(String key, String eTag) {
    String now;
    try {
      now =
          client
              .headObject(HeadObjectRequest.builder().bucket(location.bucket()).key(key).build())
              .eTag();
    } catch (SdkException e) {
      throw S3Errors.of(e, "s3://" + location.bucket() + "/" + key);
    }
    if (!eTag.equals(now)) {
      throw S3Errors.changed("s3://" + location.bucket() + "/" + key);
    }
  }
}
