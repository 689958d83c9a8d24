package clientele.infra.local;

import java.net.URI;
import org.testcontainers.localstack.LocalStackContainer;

/** LocalStack in a container; it takes any secret. */
final class LocalStackServer implements S3Server {
  /** The last releases of this number start without an account at its maker. */
  private static final String IMAGE = "localstack/localstack:4.12";

  private final LocalStackContainer container;

  @SuppressWarnings("resource") // closed with this
  LocalStackServer() {
    container = new LocalStackContainer(IMAGE).withServices("s3");
    container.start();
  }

  @Override
  public String name() {
    return IMAGE + " in a container";
  }

  @Override
  public URI endpoint() {
    return container.getEndpoint();
  }

  @Override
  public String key() {
    return container.getAccessKey();
  }

  @Override
  public String secret() {
    return container.getSecretKey();
  }

  @Override
  public boolean checksSignatures() {
    return false;
  }

  @Override
  public void close() {
    container.stop();
  }
}
