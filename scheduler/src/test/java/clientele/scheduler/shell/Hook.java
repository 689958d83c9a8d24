package clientele.scheduler.shell;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server on this machine that takes the alarms of a service. */
public final class Hook implements AutoCloseable {
  private final HttpServer server;
  private final BlockingQueue<String> alarms = new LinkedBlockingQueue<>();

  /** Listens from now on. */
  public Hook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          alarms.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  /** Where alarms are to be sent. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  /** The next alarm, once it comes. */
  public String next() throws InterruptedException {
    String alarm = alarms.poll(180, TimeUnit.SECONDS);
    if (alarm == null) {
      throw new AssertionError("no alarm within three minutes");
    }
    return alarm;
  }

  /** What has come and was not asked for yet. */
  public List<String> heard() {
    return List.copyOf(alarms);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
