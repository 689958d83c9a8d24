package clientele.scheduler.status.api.format;

import java.util.Locale;

/** Names of fields: snake case for camel case, as the columns of the tables are named. */
public final class FieldNames {
  private FieldNames() {}

  public static String of(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
