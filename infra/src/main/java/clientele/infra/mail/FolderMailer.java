package clientele.infra.mail;

import clientele.infra.home.PrivateFiles;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Mailer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/**
 * Puts messages into a folder, one file a message, named after its key. A file is there whole or
 * not at all; the same key again replaces it.
 */
public final class FolderMailer implements Mailer {
  private static final int LONGEST_NAME = 120;

  private final Path outbox;
  private final MimeMessages mime;
  private final Clock clock;

  /** Takes its place; dates messages by this machine's clock. */
  public FolderMailer(Path outbox, MimeMessages mime) {
    this.outbox = outbox;
    this.mime = mime;
    this.clock = Clock.systemUTC();
  }

  /** Dates messages by this machine's clock. */
  public FolderMailer(Path outbox, String from) {
    this(outbox, from, Clock.systemUTC());
  }

  /**
   * Takes its place.
   *
   * @param outbox made if it is not there
   * @param from address of the sender
   * @param clock for the Date header
   */
  public FolderMailer(Path outbox, String from, Clock clock) {
    this.outbox = outbox;
    this.mime = new MimeMessages(from);
    this.clock = clock;
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public String send(Message message) {
    byte[] bytes = mime.bytes(message, clock.instant());
    Path file = outbox.resolve(fileName(message.key()));
    try {
      PrivateFiles.folder(outbox);
      Path unfinished = Files.createTempFile(outbox, ".unfinished-", ".tmp");
      try {
        writeThrough(unfinished, bytes);
        Files.move(
            unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      return mime.messageId(message.key());
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.MAIL,
          "the message cannot be put into the outbox [%s]. Maybe the disk is full, or the folder"
                  .formatted(file)
              + " belongs to another user",
          e);
    }
  }

  /**
   * The file of a key. Only letters, digits and {@code . - _ @ +} are kept; a key that had anything
   * else, or is too long, also gets a piece of its hash, so that two keys never share a file.
   */
  static String fileName(String key) {
    String safe = key.replaceAll("[^A-Za-z0-9._@+-]", "_").replaceFirst("^\\.", "_");
    String kept = safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
    String mark = kept.equals(key) ? "" : "-" + MimeMessages.sha256(key).substring(0, 12);
    return kept + mark + ".eml";
  }

  private static void writeThrough(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }
}
