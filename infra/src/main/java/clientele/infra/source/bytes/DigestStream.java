package clientele.infra.source.bytes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes the bytes that pass through. */
public final class DigestStream extends FilterInputStream {
  private final MessageDigest digest;
  private long bytes;
  private boolean ended;

  public DigestStream(InputStream in) {
    super(in);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read < 0) {
      ended = true;
    } else {
      digest.update(buffer, offset, read);
      bytes += read;
    }
    return read;
  }

  /**
   * 1 until the end has been seen: a gzip reader takes 0 for the end of the file, and would leave
   * out the second member of a file made of several whenever a network stream has nothing at hand.
   */
  @Override
  public int available() {
    return ended ? 0 : 1;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads to the end, so that the hash is of all bytes. */
  public void drain() throws IOException {
    transferTo(OutputStream.nullOutputStream());
  }

  /** How many have passed. */
  public long bytes() {
    return bytes;
  }

  /** Of all that have passed, lower-case hex; ends the counting. */
  public String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
