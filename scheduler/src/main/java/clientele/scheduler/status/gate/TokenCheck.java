package clientele.scheduler.status.gate;

import clientele.infra.config.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Compares a token in a time that tells nothing of it: the hashes are compared, which are of one
 * length, and every byte of them.
 */
final class TokenCheck {
  private final byte[] expected;

  TokenCheck(Secret token) {
    expected = hash(token.value());
  }

  boolean is(String token) {
    return MessageDigest.isEqual(expected, hash(token));
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
