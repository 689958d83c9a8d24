package clientele.steps.dag;

/**
 * A failure with a code, a sentence that names the thing and its value in brackets, and if possible
 * a second sentence that begins with "Maybe" and names the likely cure.
 */
public final class StepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public StepException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  public StepException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** What kind of failure this is; decides retry and exit code. */
  public ErrorCode code() {
    return code;
  }
}
