package clientele.infra.config.value;

/**
 * A password or token. Its text form hides the value, so that it cannot reach a log or a message by
 * accident.
 *
 * @param value the secret itself
 */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
