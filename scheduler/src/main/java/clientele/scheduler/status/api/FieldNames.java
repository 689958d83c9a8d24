package clientele.scheduler.status.api;

import java.util.Locale;

/** Names of fields: snake case for camel case, as the columns of the tables are named. */
final class FieldNames {
  private FieldNames() {}

  static String of(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
