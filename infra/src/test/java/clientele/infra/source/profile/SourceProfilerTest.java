package clientele.infra.source.profile;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.Config;
import clientele.infra.config.load.ConfigLoader;
import clientele.infra.config.source.ReadingConfig.Layout;
import clientele.infra.config.source.ReadingConfig.Numbers;
import clientele.infra.config.source.SourceConfig;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.infra.source.FileShape;
import clientele.infra.source.layout.CsvColumn;
import clientele.steps.port.SourceLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an unknown file is said to be, and that the settings made of it read it the same. */
@Timeout(60)
class SourceProfilerTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2025-07-01T00:00:00Z"), ZoneOffset.UTC);
  private static final String UCI =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  @TempDir Path folder;

  private SourceProfile profile(Path place) {
    return new SourceProfiler(CsvFormat.of(SourceConfig.DEFAULT), Duration.ofSeconds(20), NOW)
        .profile(place);
  }

  private Path write(String name, String text, Charset charset) throws IOException {
    return Files.writeString(folder.resolve(name), text, charset);
  }

  private static String german() {
    StringBuilder text = new StringBuilder("Export vom 1. Juli\nKunde;Datum;Betrag;Filiale\n");
    for (int i = 0; i < 60; i++) {
      text.append(
          "K%d;%02d.%02d.2025;1.2%02d,50 €;Köln\n".formatted(i % 7, i % 28 + 1, i % 3 + 4, i));
    }
    return text.toString();
  }

  @Test
  void a_german_file_is_described_and_its_settings_read_the_same() throws IOException {
    Path file = write("umsatz.csv", german(), Charset.forName("windows-1252"));
    SourceProfile profile = profile(file);
    FileShape shape = profile.common().orElseThrow();
    assertThat(shape.layout()).isEqualTo(Layout.GENERIC);
    assertThat(shape.delimiter()).isEqualTo(';');
    assertThat(shape.headerLine()).isEqualTo(2);
    assertThat(shape.dates()).containsExactly("d.M.yyyy");
    assertThat(shape.numbers()).contains(Numbers.COMMA);
    assertThat(shape.encoding()).isEqualTo("windows-1252");
    assertThat(shape.columns())
        .isEqualTo(
            Map.of(
                CsvColumn.CUSTOMER_ID, "Kunde",
                CsvColumn.ORDERED_AT, "Datum",
                CsvColumn.AMOUNT, "Betrag"));
    assertThat(shape.unused()).containsExactly("Filiale");
    assertThat(shape.missing()).contains(CsvColumn.INVOICE).doesNotContain(CsvColumn.QUANTITY);
    assertThat(profile.facts())
        .contains("3 months, 2025-04 to 2025-06")
        .anyMatch(fact -> fact.startsWith("7 customers, revenue 73"));
    assertThat(profile.doubts()).isEmpty();
    assertThat(read(file, shape)).isEqualTo(read(file, SourceConfig.DEFAULT)).hasSize(60);
  }

  @Test
  void what_a_person_must_decide_is_offered_and_the_decision_holds() throws IOException {
    StringBuilder text = new StringBuilder(UCI);
    for (int day = 1; day <= 12; day++) {
      text.append("%d,A,LAMP,1,%02d/06/2025 10:00,2.50,17850,UK\n".formatted(day, day));
    }
    Path file = write("orders.csv", text.toString(), StandardCharsets.UTF_8);
    SourceProfile profile = profile(file);
    assertThat(profile.problem().orElse("")).contains("dates can be read in two ways");
    FileShape shape = profile.common().orElseThrow();
    assertThat(shape.dates()).containsExactly("M/d/yyyy H:mm", "d/M/yyyy H:mm");
    assertThat(months(read(file, StarterConfig.decided(shape, "d/M/yyyy H:mm", Numbers.POINT))))
        .containsExactly("2025-06");
    assertThat(months(read(file, StarterConfig.decided(shape, "M/d/yyyy H:mm", Numbers.POINT))))
        .hasSize(12);
    assertThat(text(shape)).contains("#date-format: \"M/d/yyyy H:mm\"");
  }

  @Test
  void doubts_are_named() throws IOException {
    StringBuilder text = new StringBuilder(UCI);
    for (int i = 0; i < 40; i++) {
      text.append(
          "%d,A,LAMP,1,%d/3/2025 10:00,2.50,%s,UK\n"
              .formatted(i, i % 2 == 0 ? 1 : 5, i < 20 ? "walkin" : "c" + i));
    }
    text.append("99,A,LAMP,1,1/3/2025 10:00,99999,c1,UK\n98,A,LAMP,1,x,2.5,c1,UK\n");
    SourceProfile profile = profile(write("orders.csv", text.toString(), StandardCharsets.UTF_8));
    assertThat(profile.isReadable()).isTrue();
    assertThat(profile.doubts())
        .containsExactly(
            "1 lines of rule bad_date; the first is orders.csv line 43 in column InvoiceDate",
            "one customer has 47.6 % of the lines, on 2 days. Maybe that id stands for nobody: name it in source.missing-customer",
            "2025-02 has no line, though months before and after it have",
            "2025-03 has no line, though months before and after it have",
            "2025-04 has no line, though months before and after it have",
            "the last line of 2025-05 is of 2025-05-03; maybe lines lack",
            "one line holds 99999.00 of the 100049.00 of 2025-01: orders.csv line 42");
  }

  @Test
  void a_file_without_the_columns_says_which_lack() throws IOException {
    SourceProfile profile =
        profile(write("x.csv", "Kunde;Datum;Farbe\n1;1.1.2025;rot\n", StandardCharsets.UTF_8));
    assertThat(profile.isReadable()).isFalse();
    assertThat(profile.problem().orElse("")).contains("a column is missing");
    assertThat(profile.common()).isEmpty();
  }

  @Test
  void files_of_two_layouts_have_no_common_shape() throws IOException {
    write("a.csv", UCI + "1,A,LAMP,1,4/3/2025 10:00,2.50,1,UK\n", StandardCharsets.UTF_8);
    write("b.csv", german(), StandardCharsets.UTF_8);
    SourceProfile profile = profile(folder);
    assertThat(profile.shapes()).hasSize(2);
    assertThat(profile.common()).isEmpty();
    assertThat(ProfileText.of(profile)).anyMatch(line -> line.startsWith("holds      2 files"));
  }

  @Test
  @Tag("soak")
  void half_a_gigabyte_takes_less_than_ten_seconds() throws IOException {
    Path file = folder.resolve("large.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(UCI);
      for (int i = 0; Files.size(file) < 500_000_000; i++) {
        for (int j = 0; j < 10_000; j++) {
          int at = i * 10_000 + j;
          out.write(
              "%d,P%d,A thing of some length,%d,%d/%d/2025 10:00,%d.50,%d,United Kingdom\n"
                  .formatted(
                      at, at % 500, at % 9 + 1, at % 6 + 1, at % 28 + 1, at % 40, at % 90001));
        }
        out.flush();
      }
    }
    long begin = System.nanoTime();
    SourceProfile profile =
        new SourceProfiler(
                CsvFormat.of(SourceConfig.DEFAULT), Duration.ofSeconds(5), Clock.systemUTC())
            .profile(file);
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf("%.1f s: %s%n", seconds, profile.facts());
    assertThat(seconds).isLessThan(10);
    assertThat(profile.common()).isPresent();
  }

  private static String text(FileShape shape) {
    return StarterConfig.text(
        "x.csv", shape, ZoneId.of("UTC"), Optional.empty(), Optional.of("o@s.example"));
  }

  /** The file's lines under the settings that were made of a shape. */
  private List<SourceLine> read(Path file, FileShape shape) throws IOException {
    Path yaml = Files.writeString(folder.resolve("made.yaml"), text(shape));
    Config config = ConfigLoader.load(Optional.of(yaml), Map.of());
    assertThat(config.source().uri()).contains("x.csv");
    assertThat(config.mail().to()).containsExactly("o@s.example");
    assertThat(config.source().reading().layout()).isEqualTo(shape.layout());
    return read(file, config.source());
  }

  private static List<SourceLine> read(Path file, SourceConfig config) {
    List<SourceLine> lines = new ArrayList<>();
    new CsvTransactionSource(file, CsvFormat.of(config))
        .read(String.valueOf(file.getFileName()), lines::add);
    return lines;
  }

  private static List<String> months(List<SourceLine> lines) {
    return lines.stream()
        .map(line -> ((SourceLine.Parsed) line).orderedAt().toString().substring(0, 7))
        .distinct()
        .toList();
  }
}
