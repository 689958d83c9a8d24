package clientele.infra.config;

import java.net.URI;
import java.util.Optional;

/**
 * Where AWS is. Credentials are not among it: they come from the SDK's default chain alone, on an
 * instance its role.
 *
 * @param region empty takes it from the surroundings (AWS_REGION, profile, instance)
 * @param s3Endpoint another server that speaks S3; empty for AWS itself
 * @param sesEndpoint another server that speaks SES v2; empty for AWS itself
 */
public record AwsConfig(
    Optional<String> region, Optional<URI> s3Endpoint, Optional<URI> sesEndpoint) {

  /** AWS itself, in the region of the surroundings. */
  public static final AwsConfig DEFAULT =
      new AwsConfig(Optional.empty(), Optional.empty(), Optional.empty());
}
