package clientele.infra.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the embedded server is unpacked, set up and started; the caller holds the home. */
final class ServerStart {
  private static final Duration STARTUP = Duration.ofMinutes(2);

  /** Suits two cores and a few gigabytes; parallel plans are safe because figures are decimals. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("max_connections", "40"),
          Map.entry("shared_buffers", "512MB"),
          Map.entry("work_mem", "64MB"),
          Map.entry("maintenance_work_mem", "256MB"),
          Map.entry("max_wal_size", "6GB"),
          Map.entry("checkpoint_timeout", "15min"),
          Map.entry("wal_level", "minimal"),
          Map.entry("max_wal_senders", "0"),
          Map.entry("jit", "off"),
          // a statement's error may quote a customer's row, and the program hears of it anyway
          Map.entry("log_min_messages", "log"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"));

  private final Path home;
  private final Path data;
  private final Path mark;

  ServerStart(Path home, Path data) {
    this.home = home;
    this.data = data;
    this.mark = home.resolve("initdb-unfinished");
  }

  /** Unpacks the server and makes the data directory if need be, and starts it. */
  EmbeddedPostgres launch(int port, boolean durable) throws IOException {
    dropUnfinished();
    boolean fresh = !Files.exists(data.resolve("postgresql.conf"));
    if (fresh) {
      Files.createDirectories(data);
      Files.writeString(mark, "");
    }
    ServerLog log = ServerLog.of(home);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver(new ServerBinaries())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOverrideWorkingDirectory(home.resolve("engine").toFile())
            .setPort(checked(port))
            .setPGStartupWait(STARTUP)
            .setOutputRedirector(log.redirect())
            .setErrorRedirector(log.redirect())
            // the same order and the same case rules whatever the machine's language is
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8");
    SETTINGS.forEach(builder::setServerConfig);
    builder.setServerConfig("fsync", durable ? "on" : "off");
    builder.setServerConfig("synchronous_commit", durable ? "on" : "off");
    EmbeddedPostgres server = watched(builder, log);
    Files.deleteIfExists(mark);
    return server;
  }

  /**
   * Starts the server and gives up as soon as its log says that it will not come; the library
   * itself asks the port until its patience ends.
   */
  private static EmbeddedPostgres watched(EmbeddedPostgres.Builder builder, ServerLog log)
      throws IOException {
    Thread starting = Thread.currentThread();
    Thread watch =
        new Thread(
            () -> {
              try {
                while (!log.saysFailed()) {
                  Thread.sleep(250);
                }
                starting.interrupt();
              } catch (InterruptedException e) {
                // the server is up
              }
            },
            "embedded-database-watch");
    watch.setDaemon(true);
    watch.start();
    try {
      EmbeddedPostgres server = builder.start();
      if (Thread.interrupted() || log.saysFailed()) {
        throw new IOException(log.reason());
      }
      return server;
    } finally {
      watch.interrupt();
    }
  }

  private static int checked(int port) throws IOException {
    try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new IOException("port " + port + " is taken", e);
    }
  }

  /** Removes what a kill during the very first start left behind; it never held a row. */
  private void dropUnfinished() throws IOException {
    if (Files.exists(mark)) {
      delete(data);
    }
    File[] engines = home.resolve("engine").toFile().listFiles();
    for (File engine : engines == null ? new File[0] : engines) {
      if (!new File(engine, ".exists").exists()) {
        delete(engine.toPath());
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(folder)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
