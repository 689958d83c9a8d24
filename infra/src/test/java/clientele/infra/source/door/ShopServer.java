package clientele.infra.source.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the wire that plays a shop; the next answers may be troubles. */
public abstract class ShopServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Deque<Integer> troubles = new ArrayDeque<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  protected ShopServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where it is. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next calls are answered by these codes. */
  public synchronized void trouble(Integer... codes) {
    troubles.addAll(List.of(codes));
  }

  /** Paths and queries that were asked for. */
  public List<String> asked() {
    return asked;
  }

  /** Answers a call. */
  protected abstract void answer(HttpExchange call) throws IOException;

  private void handle(HttpExchange call) throws IOException {
    asked.add(call.getRequestURI().toString());
    Integer code;
    synchronized (this) {
      code = troubles.poll();
    }
    try (call) {
      if (code == null) {
        answer(call);
      } else {
        call.getResponseHeaders().set("Retry-After", "0.01");
        send(call, code, "trouble");
      }
    } catch (RuntimeException e) {
      send(call, 500, String.valueOf(e));
    }
  }

  /** Sends a whole answer. */
  protected static void send(HttpExchange call, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
    call.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
