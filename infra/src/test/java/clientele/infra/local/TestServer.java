package clientele.infra.local;

/** A server that a test talks to over the wire, wherever it runs. */
public interface TestServer extends AutoCloseable {
  /** What it is, for the line that says what was used. */
  String name();

  @Override
  void close();
}
