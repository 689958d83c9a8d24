package clientele.infra.config;

import clientele.infra.config.value.Secret;
import java.util.Optional;

/**
 * How operators hear of incidents, beside the mail to {@code mail.operators}.
 *
 * @param webhook address that is sent each alarm and each end as JSON; from the environment, since
 *     such addresses often hold a key
 */
public record AlarmConfig(Optional<Secret> webhook) {

  /** What holds where the configuration says nothing. */
  public static final AlarmConfig DEFAULT = new AlarmConfig(Optional.empty());
}
