package clientele.infra.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between client and server and does to each new connection what the next fault says; when
 * no fault is left, connections pass. Bytes pass unchanged, so signatures stay valid.
 */
public final class FaultProxy implements AutoCloseable {
  private final ServerSocket server;
  private final URI target;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();

  /** What happens to one connection. */
  public sealed interface Fault {
    /** Nothing. */
    record Pass() implements Fault {}

    /** The answer stops after so many bytes, with a reset or with a proper end. */
    record Cut(long afterBytes, boolean reset) implements Fault {}

    /** The answer is this, and the server never hears of the request. */
    record Answer(int status, String body) implements Fault {}

    /** The answer comes, but late. */
    record Late(Duration by) implements Fault {}

    /** There is no answer, and the connection stays open. */
    record Silence() implements Fault {}
  }

  /** Takes connections on a free port at once. */
  public FaultProxy(URI target, Fault... faults) throws IOException {
    this.target = target;
    this.faults.addAll(Arrays.asList(faults));
    this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    threads.execute(this::accept);
  }

  /** Where it takes connections. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** How many it has taken. */
  public int connections() {
    return connections.get();
  }

  /** Whether every fault has happened; a test whose fault never came would prove nothing. */
  public boolean allHappened() {
    return faults.isEmpty();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    threads.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        connections.incrementAndGet();
        Fault fault = faults.poll();
        threads.execute(() -> serve(client, fault == null ? new Fault.Pass() : fault));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client, Fault fault) {
    try (client) {
      if (fault instanceof Fault.Silence) {
        closed.await();
      } else if (fault instanceof Fault.Answer answer) {
        answer(client, answer);
      } else if (fault instanceof Fault.Late late
          && closed.await(late.by().toMillis(), TimeUnit.MILLISECONDS)) {
        return; // nobody waits any more
      } else {
        pass(client, fault instanceof Fault.Cut cut ? cut : new Fault.Cut(Long.MAX_VALUE, false));
      }
    } catch (IOException | UncheckedIOException e) {
      return; // one side has gone, which is what is tried
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(Socket client, Fault.Answer answer) throws IOException {
    InputStream in = client.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      head.append((char) next);
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    String start =
        "HTTP/1.1 %d Fault\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(answer.status(), body.length);
    client.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().write(body);
    client.getOutputStream().flush();
  }

  private void pass(Socket client, Fault.Cut cut) throws IOException {
    try (Socket upstream = new Socket(target.getHost(), target.getPort())) {
      threads.execute(() -> pump(client, upstream));
      byte[] buffer = new byte[8192];
      long left = cut.afterBytes();
      InputStream answers = upstream.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int n = answers.read(buffer); n >= 0; n = answers.read(buffer)) {
        int kept = (int) Math.min(n, left);
        out.write(buffer, 0, kept);
        out.flush();
        left -= kept;
        if (left == 0) {
          if (cut.reset()) {
            client.setSoLinger(true, 0);
          }
          return;
        }
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      return; // closed by the other direction
    }
  }
}
