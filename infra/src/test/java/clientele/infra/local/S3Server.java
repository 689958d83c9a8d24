package clientele.infra.local;

import java.net.URI;

/** A server that speaks S3. */
interface S3Server extends TestServer {
  URI endpoint();

  String key();

  String secret();

  /** Whether a request signed with another secret is refused. */
  boolean checksSignatures();
}
