package clientele.scheduler.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts and units of the release, run on this machine with other programs played. */
class ReleaseTest {
  private static final Path SOURCES = Path.of("src", "release");

  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void install() throws Exception {
    Path release = folder.resolve("release");
    copy(SOURCES, release);
    Files.writeString(release.resolve("clientele.jar"), "a jar");
    Files.writeString(release.resolve("LICENSE"), "a licence");
    Files.copy(
        Path.of("..", "infra", "local", "clientele.yaml"), release.resolve("clientele.yaml"));
    root = Files.createDirectory(folder.resolve("root"));
    assertThat(run(release.resolve("bin/install"), Map.of("ROOT", root.toString())).code())
        .isZero();
  }

  @Test
  void what_the_units_name_is_installed() throws IOException {
    Pattern programs = Pattern.compile("(?m)^Exec[A-Za-z]*=(/opt/\\S+)");
    int found = 0;
    try (Stream<Path> units = Files.list(root.resolve("etc/systemd/system"))) {
      for (Path unit : units.toList()) {
        Matcher matcher = programs.matcher(Files.readString(unit));
        while (matcher.find()) {
          assertThat(root.resolve(matcher.group(1).substring(1))).isExecutable();
          found++;
        }
      }
    }
    assertThat(found).isEqualTo(3);
  }

  @Test
  void systemd_finds_no_fault_in_the_units() throws Exception {
    Path tool = Path.of("/usr/bin/systemd-analyze");
    Path systemd = Path.of("/usr/lib/systemd");
    Path proxy = systemd.resolve("systemd-socket-proxyd");
    assumeTrue(
        Files.isExecutable(tool) && Files.isExecutable(proxy), "left out: systemd is missing");
    Path there = Files.createDirectories(root.resolve("usr/lib/systemd/system"));
    Files.copy(proxy, there.resolveSibling(proxy.getFileName().toString()));
    try (Stream<Path> units = Files.list(systemd.resolve("system"))) {
      for (Path unit :
          units.filter(u -> u.toString().matches(".*[.](target|slice|mount)")).toList()) {
        Files.copy(unit, there.resolve(unit.getFileName().toString()));
      }
    }
    List<String> command =
        new ArrayList<>(List.of(tool.toString(), "verify", "--man=no", "--root=" + root));
    try (Stream<Path> units = Files.list(root.resolve("etc/systemd/system"))) {
      units.forEach(unit -> command.add(unit.toString()));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
  }

  @Test
  void installing_again_keeps_the_settings_and_the_release_before() throws Exception {
    Path settings = root.resolve("etc/clientele/clientele.yaml");
    Files.writeString(settings, "mine");
    Path release = folder.resolve("release");
    Files.writeString(release.resolve("clientele.jar"), "a newer jar");
    assertThat(run(release.resolve("bin/install"), Map.of("ROOT", root.toString())).code())
        .isZero();
    assertThat(settings).hasContent("mine");
    assertThat(root.resolve("opt/clientele/clientele.jar")).hasContent("a newer jar");
    assertThat(root.resolve("opt/clientele.before/clientele.jar")).hasContent("a jar");
  }

  @Test
  void the_service_starts_java_with_options_jar_and_command() throws Exception {
    Path java = program("java", "printf '%s|' \"$@\"");
    Said said =
        run(
            root.resolve("opt/clientele/bin/clientele-service"),
            Map.of(
                "CLIENTELE_JAVA_OPTS", "-Xmx1g -Dx=y", "PATH", java.getParent() + ":/usr/bin:/bin"),
            "serve",
            "--config",
            "a file.yaml");
    assertThat(said.out())
        .isEqualTo(
            "-Xmx1g|-Dx=y|-jar|%s/opt/clientele/clientele.jar|serve|--config|a file.yaml|"
                .formatted(root.toRealPath()));
  }

  @Test
  void a_password_of_any_letters_reaches_the_environment_file_and_nothing_else() throws Exception {
    Path aws =
        program("aws", "printf '%s' '{\"username\":\"u\",\"password\":\"p\\\"a$s`s\\\\w\"}'");
    program("jq", "echo 'p\"a$s`s\\w'");
    Said said =
        run(
            root.resolve("opt/clientele/bin/fetch-secrets"),
            Map.of(
                "CLIENTELE_DB_SECRET",
                "arn:x",
                "RUNTIME_DIRECTORY",
                folder.toString(),
                "PATH",
                aws.getParent() + ":/usr/bin:/bin"));
    assertThat(said.out()).isEmpty();
    Path secrets = folder.resolve("secrets.env");
    assertThat(secrets).hasContent("CLIENTELE_DB_PASSWORD=\"p\\\"a\\$s\\`s\\\\w\"");
    assertThat(Files.getPosixFilePermissions(secrets)).hasSize(2);
  }

  @Test
  void the_heartbeat_reports_what_the_page_says_and_is_silent_where_it_is_not_ready()
      throws Exception {
    assertThat(heartbeat(Map.of("/health/ready", 200, "/health/month", 503)))
        .contains("Heartbeat --value 1", "MonthLate --value 1", "DiskUsedPercent");
    assertThat(heartbeat(Map.of("/health/live", 200)))
        .contains("Heartbeat --value 1")
        .doesNotContain("MonthLate");
    assertThat(heartbeat(Map.of("/health/ready", 503, "/health/live", 200, "/health/month", 200)))
        .contains("MonthLate --value 0")
        .doesNotContain("Heartbeat");
  }

  private String heartbeat(Map<String, Integer> answers) throws Exception {
    Path log = folder.resolve("aws.log");
    Files.deleteIfExists(log);
    Path aws = program("aws", "echo \"$@\" >>" + log);
    HttpServer page = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    Map<String, Integer> known = new ConcurrentHashMap<>(answers);
    page.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(
              known.getOrDefault(exchange.getRequestURI().getPath(), 404), -1);
          exchange.close();
        });
    page.start();
    try {
      run(
          root.resolve("opt/clientele/bin/heartbeat"),
          Map.of(
              "CLIENTELE_PAGE_URL", "http://127.0.0.1:" + page.getAddress().getPort(),
              "PATH", aws.getParent() + ":/usr/bin:/bin"));
    } finally {
      page.stop(0);
    }
    return Files.readString(log);
  }

  private record Said(int code, String out) {}

  private static Said run(Path script, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out);
  }

  /** A program that is played by a line of shell. */
  private Path program(String name, String line) throws IOException {
    Path file = Files.createDirectories(folder.resolve("played")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          try (OutputStream out = Files.newOutputStream(target)) {
            Files.copy(file, out);
          }
        }
      }
    }
  }
}
