package clientele.infra.db;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.local.TestServer;

/** A PostgreSQL for tests. */
interface PostgresServer extends TestServer {
  /** Database that the server has when it starts; empty. */
  String FIRST = "clientele";

  /** One of its databases, as the owner. */
  DatabaseAddress address(String database);

  /** The same as the role of dashboards. */
  DatabaseAddress readerAddress(String database);
}
