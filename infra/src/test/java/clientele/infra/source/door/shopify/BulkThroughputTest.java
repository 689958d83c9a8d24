package clientele.infra.source.door.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.source.door.ToldOrder;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten gigabytes of a bulk operation's result in a small heap, one order at a time. */
@Tag("soak")
class BulkThroughputTest {
  /** The same few orders over and over. */
  private static final class Endless extends InputStream {
    private final byte[] block;
    private long left;
    private int at;

    Endless(byte[] block, long bytes) {
      this.block = block;
      this.left = bytes / block.length * block.length;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      if (left == 0) {
        return -1;
      }
      int count = (int) Math.min(left, Math.min(length, block.length - at));
      System.arraycopy(block, at, bytes, from, count);
      at = (at + count) % block.length;
      left -= count;
      return count;
    }
  }

  @Test
  @Timeout(3600)
  void ten_gigabytes() throws IOException {
    StringBuilder lines = new StringBuilder();
    ToldOrder.Item item =
        new ToldOrder.Item("P1", 2, new BigDecimal("10.00"), new BigDecimal("5.00"));
    int objects = 0;
    for (int i = 0; i < 1000; i++) {
      Instant at = Instant.parse("2025-04-02T10:00:00Z").plusSeconds(i);
      objects +=
          JsonLines.add(
              lines,
              new ToldOrder(
                  i, "c" + i + "@s.example", at, at, "PAID", List.of(item, item, item), List.of()));
    }
    byte[] block = lines.toString().getBytes(StandardCharsets.UTF_8);
    long bytes = Long.getLong("bulk.bytes", 10_000_000_000L);
    AtomicLong orders = new AtomicLong();
    long begin = System.nanoTime();
    long read =
        new BulkOrders("s", order -> orders.addAndGet(order.items().size() > 0 ? 1 : 0))
            .read(new Endless(block, bytes));
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "%.1f GB, %d objects in %.0f s: %.0f MB/s, heap at most %d MB%n",
        bytes / 1e9, read, seconds, bytes / 1e6 / seconds, Runtime.getRuntime().maxMemory() >> 20);
    assertThat(read).isEqualTo(bytes / block.length * objects);
    assertThat(orders.get()).isEqualTo(bytes / block.length * 1000);
  }
}
