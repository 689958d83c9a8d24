package clientele.infra.db;

import clientele.infra.local.TestServer;

/** A PostgreSQL that trusts whoever reaches it. */
interface PostgresServer extends TestServer {
  /** Database that the server has when it starts; empty. */
  String FIRST = "clientele";

  /** One of its databases, as the owner. */
  DatabaseAddress address(String database);
}
