package clientele.scheduler;

import clientele.infra.db.TestDatabase;

/** Configuration files for tests. */
final class Configs {
  private Configs() {}

  /** A configuration that names a test's database. */
  static String database(TestDatabase database) {
    return """
        database:
          url: %s
          user: %s
        """
        .formatted(database.address().url(), database.address().user());
  }
}
