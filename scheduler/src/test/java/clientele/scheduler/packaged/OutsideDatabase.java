package clientele.scheduler.packaged;

import clientele.infra.config.value.Secret;
import clientele.infra.db.connection.DatabaseAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A PostgreSQL of this machine's own packages with a database whose owner may make roles and is no
 * superuser, as on RDS, and who needs their password.
 */
record OutsideDatabase(Path programs, Path data, int port) implements AutoCloseable {
  static final String PASSWORD = "p\"a$s`s\\w rd";

  private static final String OWNER = "clientele";

  static OutsideDatabase start(Path programs, Path folder)
      throws IOException, InterruptedException, SQLException {
    Path password = Files.writeString(folder.resolve("password"), "above all");
    Path data = folder.resolve("database");
    Programs.run(
        Programs.asNobody(
            programs.resolve("initdb"),
            "--pgdata=" + data,
            "--username=postgres",
            "--auth=scram-sha-256",
            "--pwfile=" + password,
            "--encoding=UTF8",
            "--locale=C.UTF-8"));
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    OutsideDatabase database = new OutsideDatabase(programs, data, port);
    database.control("start", "-o", "-p " + port + " -h 127.0.0.1 -c unix_socket_directories=''");
    DatabaseAddress superuser =
        new DatabaseAddress(
            database.url("postgres"), "postgres", Optional.of(new Secret("above all")));
    try (Connection connection = DriverManager.getConnection(superuser.url(), superuser.login());
        Statement statement = connection.createStatement()) {
      statement.execute("create role " + OWNER + " login createrole password '" + PASSWORD + "'");
      statement.execute("create database " + OWNER + " owner " + OWNER);
    }
    return database;
  }

  /** As the owner. */
  DatabaseAddress address() {
    return new DatabaseAddress(url(OWNER), OWNER, Optional.of(new Secret(PASSWORD)));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    control("stop", "-m", "fast");
  }

  private void control(String what, String... more) throws IOException, InterruptedException {
    Object[] words = new Object[6 + more.length];
    words[0] = programs.resolve("pg_ctl");
    words[1] = what;
    words[2] = "--wait";
    words[3] = "--pgdata=" + data;
    words[4] = "--log=" + data.resolveSibling("database.log");
    words[5] = "--silent";
    System.arraycopy(more, 0, words, 6, more.length);
    Programs.run(Programs.asNobody(words));
  }

  private String url(String name) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
  }
}
