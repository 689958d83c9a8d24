package clientele.steps.dag;

/** The closed list of what can go wrong, each with the exit code of the process it ends. */
public enum ErrorCode {
  /** The command line or the configuration is wrong. */
  USAGE(2, false),
  /** A file, bucket or address cannot be reached; may be mended by waiting. */
  SOURCE_UNAVAILABLE(5, true),
  /** The input cannot be worked with: no such column, an empty file, no line of the month. */
  BAD_INPUT(3, false),
  /** Fewer customers than any clustering can say something about. */
  TOO_LITTLE_DATA(4, false),
  /** A stated limit was passed, so nothing is published. */
  QUALITY_GATE(4, false),
  /** The database does not answer or refuses; may be mended by waiting. */
  WAREHOUSE(5, true),
  /** The mail could not be handed over; may be mended by waiting. */
  MAIL(5, true),
  /** A step took longer than it may. */
  TIMEOUT(5, true),
  /** Stopped from outside: by a person, or because another instance has the month now. */
  CANCELLED(4, false),
  /** A defect of this program. */
  INTERNAL(1, false);

  private final int exitCode;
  private final boolean retryable;

  ErrorCode(int exitCode, boolean retryable) {
    this.exitCode = exitCode;
    this.retryable = retryable;
  }

  /** The process exit code: 1 internal, 2 usage, 3 bad input, 4 quality gate, 5 outside. */
  public int exitCode() {
    return exitCode;
  }

  /** Whether the same work may succeed later without anybody changing anything. */
  public boolean retryable() {
    return retryable;
  }
}
