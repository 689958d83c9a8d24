package clientele.infra.source;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.source.SourceConfig;
import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.layout.UnreadState;
import clientele.infra.source.profile.SourceProfiler;
import clientele.steps.port.SourceLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A column of states that nobody reads is said until it is named, and read once it is. */
class UnreadStateTest {
  private static final String FILE =
      "Customer,Date,Amount,Payment Status\n"
          + "a,2025-04-13,10.50,paid\n"
          + "b,2025-04-14,20.50,pending\n"
          + "c,2025-04-15,30.50,voided\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Status",
        "order_status",
        "Payment Status",
        "financial_status",
        "Bestellstatus",
        "Zahlungsstatus",
        "Storniert",
        "cancelled_at",
        "is_paid",
        "Statut",
        "estado"
      })
  void sounds_like_a_state(String header) {
    assertThat(UnreadState.in(Set.of(CsvColumn.AMOUNT), List.of("note", header))).contains(header);
    assertThat(UnreadState.in(Set.of(CsvColumn.STATE), List.of(header))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "State",
        "Billing State",
        "Fulfillment Status",
        "Shipping Status",
        "Lieferstatus",
        "Customer Status",
        "Tax Status",
        "Statement Descriptor",
        "United States"
      })
  void is_the_state_of_something_else(String header) {
    assertThat(UnreadState.in(Set.of(CsvColumn.AMOUNT), List.of(header))).isEmpty();
  }

  @Test
  void it_is_a_remark_and_a_doubt_until_it_is_named(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("orders.csv"), FILE);
    CsvReader plain = new CsvReader(CsvFormat.of(SourceConfig.DEFAULT));
    assertThat(read(plain)).hasSize(3).allMatch(SourceLine.Parsed.class::isInstance);
    assertThat(plain.remarks())
        .singleElement()
        .asString()
        .contains("column Payment Status not read", "source.columns.state");
    assertThat(doubts(file, SourceConfig.DEFAULT))
        .anyMatch(doubt -> doubt.startsWith("column Payment Status is not read"));

    CsvReader named = new CsvReader(CsvFormat.of(named()));
    assertThat(read(named).stream().filter(SourceLine.Parsed.class::isInstance)).hasSize(1);
    assertThat(named.remarks()).noneMatch(remark -> remark.contains("not read"));
    assertThat(doubts(file, named())).noneMatch(doubt -> doubt.startsWith("column "));
  }

  private static SourceConfig named() {
    SourceConfig usual = SourceConfig.DEFAULT;
    Map<String, String> columns = new LinkedHashMap<>(usual.columns());
    columns.put("state", "Payment Status");
    return new SourceConfig(
        usual.uri(),
        columns,
        usual.dateFormat(),
        usual.encoding(),
        usual.zone(),
        usual.delimiter(),
        usual.keyMonth(),
        usual.reading());
  }

  private static List<SourceLine> read(CsvReader reader) {
    List<SourceLine> lines = new ArrayList<>();
    reader.read("f", new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)), lines::add);
    return lines;
  }

  private static List<String> doubts(Path file, SourceConfig config) {
    Clock clock = Clock.fixed(Instant.parse("2025-07-01T00:00:00Z"), ZoneOffset.UTC);
    return new SourceProfiler(CsvFormat.of(config), Duration.ofSeconds(20), clock)
        .profile(file)
        .doubts();
  }
}
