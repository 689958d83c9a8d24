package clientele.scheduler.command.look;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.Database;
import clientele.infra.db.embedded.EmbeddedDatabase;
import clientele.scheduler.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command says is enough to log in. */
@Timeout(300)
class ConnectTest {
  @TempDir private Path folder;

  @Test
  void whoever_types_what_it_says_reads_the_views_of_an_embedded_database() throws Exception {
    Path home = folder.resolve("home");
    assertThat(said("--home", home.toString())).contains("no database in this home");
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(home, 0, false)) {
      Database.open(embedded.address()).close();
      String said = said("--home", home.toString());
      Map<String, String> values =
          said.lines()
              .takeWhile(line -> !line.isEmpty())
              .map(line -> line.split(" +", 2))
              .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
      String url =
          "jdbc:postgresql://%s:%s/%s"
              .formatted(values.get("host"), values.get("port"), values.get("database"));
      try (Connection connection =
              DriverManager.getConnection(url, values.get("user"), values.get("password"));
          Statement statement = connection.createStatement()) {
        assertThat(statement.execute("select * from bi.segment_month")).isTrue();
        assertThat(statement.execute("select * from segment_month"))
            .as("by its bare name")
            .isTrue();
      }
      assertThat(said).contains("PGPASSFILE='" + home.resolve("pgpass") + "' psql -h 127.0.0.1");
    }
  }

  @Test
  void a_configured_server_is_named_without_the_owner_or_a_secret() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("clientele.yaml"),
            "database: { url: 'jdbc:postgresql://db.shop.example/crm?sslmode=require', user: owner,"
                + " password: '${PATH}' }\n");
    assertThat(said("--config", config.toString()))
        .contains("psql -h db.shop.example -p 5432 -U bi_reader -d crm")
        .contains("your administrator")
        .doesNotContain(System.getenv("PATH"), "owner");
  }

  private static String said(String... arguments) {
    StringWriter text = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(text));
    line.setErr(new PrintWriter(text));
    String[] all = new String[arguments.length + 1];
    all[0] = "connect";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    int ignored = line.execute(all);
    return text.toString();
  }
}
