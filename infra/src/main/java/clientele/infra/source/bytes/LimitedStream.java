package clientele.infra.source.bytes;

import clientele.infra.config.source.ReadingConfig.LimitConfig;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Ends a file that is larger than it may be, or a packed file that expands without end. */
public final class LimitedStream extends FilterInputStream {
  /** Up to here any expansion is harmless. */
  private static final long HARMLESS = 64L << 20;

  private final String name;
  private final LimitConfig limits;
  private final LongSupplier packed;
  private long bytes;

  /**
   * A stream of unpacked bytes.
   *
   * @param packed how many packed bytes have been read so far
   */
  public LimitedStream(String name, InputStream in, LimitConfig limits, LongSupplier packed) {
    super(in);
    this.name = name;
    this.limits = limits;
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read > 0) {
      bytes += read;
      check();
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void check() {
    if (bytes >> 20 > limits.megabytes()) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "a file holds more than %d MB [%s]. Maybe it is no export, or source.limits.megabytes is too strict."
              .formatted(limits.megabytes(), name));
    }
    if (bytes > HARMLESS && bytes / limits.expansion() > packed.getAsLong()) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "a packed file expands more than %d times [%s]. Maybe it is no export, or source.limits.expansion is too strict."
              .formatted(limits.expansion(), name));
    }
  }
}
