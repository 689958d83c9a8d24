package clientele.infra.source.s3;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.AwsConfig;
import clientele.infra.config.source.SourceConfig;
import clientele.steps.port.TransactionSource.FileDigest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/**
 * Ten gigabytes through the source, made on the fly and cut off after every three, in whatever heap
 * the test is given: {@code mvn verify -Dsoak -Dtest.heap=512m -Dtest=S3ThroughputTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class S3ThroughputTest {
  private static final byte[] HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BLOCK =
      "536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,12/1/2010 8:26,2.55,17850,United Kingdom\n"
          .repeat(1_000)
          .getBytes(StandardCharsets.US_ASCII);
  private static final long BLOCKS = 10_000_000_000L / BLOCK.length + 1;
  private static final long LENGTH = HEADER.length + BLOCKS * BLOCK.length;
  private static final long CUT = 3_000_000_000L;

  private final AtomicInteger gets = new AtomicInteger();

  @Test
  @Tag("soak")
  void ten_gigabytes_stream_in_bounded_memory_over_a_wire_that_is_cut() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (S3TransactionSource source =
        S3TransactionSource.open(
            "s3://shop/big.csv",
            SourceConfig.DEFAULT,
            new AwsConfig(Optional.of("eu-west-2"), Optional.of(endpoint), Optional.empty()),
            AnonymousCredentialsProvider.create(),
            Patience.DEFAULT)) {
      assertThat(source.files(Set.of())).containsExactly("big.csv");
      long began = System.nanoTime();
      FileDigest read = source.read("big.csv", line -> {});
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      System.out.printf(
          "%d bytes, %d lines in %d s, %.0f MB/s, heap %d MiB, %d requests%n",
          read.bytes(),
          read.lines(),
          took.toSeconds(),
          read.bytes() / 1e6 / took.toSeconds(),
          Runtime.getRuntime().maxMemory() >> 20,
          gets.get());
      assertThat(read.bytes()).isEqualTo(LENGTH);
      assertThat(read.lines()).isEqualTo(BLOCKS * 1_000);
      assertThat(gets.get()).isEqualTo(4);
    } finally {
      server.stop(0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("ETag", "\"big\"");
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(200, -1);
      } else if (String.valueOf(exchange.getRequestURI().getQuery()).contains("list-type")) {
        byte[] list =
            "<ListBucketResult><Contents><Key>big.csv</Key></Contents></ListBucketResult>"
                .getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(200, list.length);
        exchange.getResponseBody().write(list);
      } else {
        gets.incrementAndGet();
        String range = exchange.getRequestHeaders().getFirst("Range");
        long from = range == null ? 0 : Long.parseLong(range.replaceAll("bytes=(\\d+)-", "$1"));
        exchange.sendResponseHeaders(range == null ? 200 : 206, LENGTH - from);
        write(exchange.getResponseBody(), from, Math.min(LENGTH, from + CUT));
      }
    }
  }

  private static void write(OutputStream out, long from, long to) throws IOException {
    long position = from;
    while (position < to) {
      byte[] piece = position < HEADER.length ? HEADER : BLOCK;
      int offset =
          (int) (position < HEADER.length ? position : (position - HEADER.length) % BLOCK.length);
      int length = (int) Math.min(piece.length - offset, to - position);
      out.write(piece, offset, length);
      position += length;
    }
  }
}
