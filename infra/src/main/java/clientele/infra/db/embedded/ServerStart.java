package clientele.infra.db.embedded;

import clientele.infra.db.connection.Scripts;
import clientele.infra.home.PrivateFiles;
import clientele.steps.port.SqlScript;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** How the embedded server is set up and started; the caller holds the home. */
final class ServerStart {
  /** How long a server may take to mend itself after a power cut; one that dies is seen at once. */
  private static final Duration STARTUP = Duration.ofMinutes(10);

  /** Suits two cores and a few gigabytes; parallel plans are safe because figures are decimals. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("password_encryption", "scram-sha-256"),
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

  /** The same order and the same case rules whatever the machine's language is. */
  private static final List<String> LOCALE =
      List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");

  /** The first version with that provider; older ones know case in ASCII alone. */
  private static final int BUILTIN_SINCE = 17;

  /** Who may come in: the two roles, with their passwords, from this machine. */
  private static final String ENTRANCE =
      """
      # Written by the program at every start.
      # type  database  user       address       method
      host    all       %s,%s  127.0.0.1/32  scram-sha-256
      """
          .formatted(EmbeddedDatabase.OWNER, EmbeddedDatabase.READER);

  private static final SqlScript OWNER_PASSWORD = new SqlScript("server/owner_password");

  private final Path data;
  private final Path mark;
  private final ServerProgram program;
  private final ServerSecrets secrets;
  private final ServerLog log;

  ServerStart(Path home, Path data, ServerSecrets secrets) throws IOException {
    this.data = data;
    this.mark = home.resolve("initdb-unfinished");
    this.program = ServerProgram.in(home.resolve("engine"));
    this.secrets = secrets;
    this.log = ServerLog.of(home);
  }

  /**
   * Makes the data directory if need be and starts the server on it.
   *
   * @param port 0 for a free one
   * @return its port
   */
  int launch(int port, boolean durable) throws IOException {
    if (Files.exists(mark)) {
      ServerProgram.delete(data); // a kill during the very first start; it never held a row
    }
    if (!Files.exists(data.resolve("postgresql.conf"))) {
      PrivateFiles.write(mark, "");
      initialise();
    }
    PrivateFiles.write(data.resolve("pg_hba.conf"), ENTRANCE);
    Map<String, String> settings = new TreeMap<>(SETTINGS);
    settings.put("fsync", durable ? "on" : "off");
    settings.put("synchronous_commit", durable ? "on" : "off");
    if (!secrets.knows(EmbeddedDatabase.OWNER) || !secrets.knows(EmbeddedDatabase.READER)) {
      giveSecrets();
    }
    int chosen = checked(port);
    settings.put("port", Integer.toString(chosen));
    start(settings);
    Files.deleteIfExists(mark);
    return chosen;
  }

  private void initialise() throws IOException {
    PrivateFiles.folder(data);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--auth=reject",
                "--username=" + EmbeddedDatabase.OWNER,
                "--pgdata=" + data,
                "--encoding=UTF-8"));
    arguments.addAll(program.version() >= BUILTIN_SINCE ? LOCALE : LOCALE.subList(0, 1));
    run("initdb", arguments, "");
  }

  /**
   * New passwords, where there are none yet: the server is told the owner's before it listens, as a
   * program that reads statements from its input; the reader's it is told when its role is there.
   */
  private void giveSecrets() throws IOException {
    String lines = ServerSecrets.fresh(List.of(EmbeddedDatabase.OWNER, EmbeddedDatabase.READER));
    String password = ServerSecrets.in(lines, EmbeddedDatabase.OWNER).orElseThrow().value();
    run(
        "postgres",
        List.of(
            "--single",
            "-D",
            data.toString(),
            "-c",
            "password_encryption=scram-sha-256",
            EmbeddedDatabase.OWNER),
        Scripts.read(OWNER_PASSWORD, Map.of("password", password)) + "\n");
    secrets.keep(lines);
  }

  /** Its own starter waits until it takes connections, or says that it has ended. */
  private void start(Map<String, String> settings) throws IOException {
    String options =
        settings.entrySet().stream()
            .map(setting -> "-c %s='%s'".formatted(setting.getKey(), setting.getValue()))
            .collect(Collectors.joining(" "));
    run(
        "pg_ctl",
        List.of(
            "start",
            "--pgdata=" + data,
            "--options=" + options,
            "--wait",
            "--timeout=" + STARTUP.toSeconds()),
        "");
  }

  /** Runs one of its programs; what it says goes to the log, and why it failed comes from there. */
  private void run(String name, List<String> arguments, String input) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(program.command(name, arguments))
            .redirectOutput(log.redirect())
            .redirectError(log.redirect());
    builder.environment().keySet().removeIf(key -> key.startsWith("PG") || key.startsWith("LC_"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try {
      if (!process.waitFor(STARTUP.toSeconds() + 10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(name + " does not end");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(name + " was not waited for", e);
    }
    if (process.exitValue() != 0) {
      throw new IOException(log.reason());
    }
  }

  private static int checked(int port) throws IOException {
    try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new IOException("port " + port + " is taken", e);
    }
  }
}
