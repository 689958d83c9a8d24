package clientele.infra.local;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test an empty bucket of its own: {@code @ExtendWith(BucketExtension.class)} and a
 * parameter {@link TestBucket}. One server serves all tests of the JVM and ends with it.
 */
public final class BucketExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(BucketExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestBucket.class;
  }

  @Override
  public TestBucket resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Shared shared =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
    TestBucket bucket = new TestBucket(shared.server(), "shop-" + shared.count().incrementAndGet());
    context.getStore(NAMESPACE).put(bucket.name(), bucket);
    return bucket;
  }

  /** The one server. */
  private record Shared(S3Server server, AtomicInteger count) implements AutoCloseable {
    static Shared start() {
      S3Server server =
          ServerChoice.ofSurroundings().start("S3", LocalStackServer::new, S3ProxyServer::new);
      return new Shared(server, new AtomicInteger());
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
