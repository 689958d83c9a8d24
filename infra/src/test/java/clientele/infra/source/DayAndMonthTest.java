package clientele.infra.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.Config;
import clientele.infra.config.load.ConfigLoader;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Day and month are never mixed up in silence, be a file ever so short. */
@Timeout(60)
class DayAndMonthTest {
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  @TempDir Path folder;

  private void write(String name, int first, int last) throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int day = first; day <= last; day++) {
      text.append("%d,A,LAMP,1,%d/6/2025 10:00,2.50,17850,UK\n".formatted(day, day));
    }
    Files.writeString(folder.resolve(name), text);
  }

  private List<SourceLine> read(CsvFormat format) {
    CsvTransactionSource source = new CsvTransactionSource(folder, format);
    List<SourceLine> lines = new ArrayList<>();
    source.files(Set.of()).forEach(file -> source.read(file, lines::add));
    return lines;
  }

  @Test
  void days_up_to_the_twelfth_of_one_month_stop() throws IOException {
    write("a.csv", 1, 12);
    assertThatThrownBy(() -> read(CsvFormat.DEFAULT))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("a.csv: M/d/yyyy H:mm or d/M/yyyy H:mm")
        .hasMessageContaining("source.layout to uci");
  }

  @Test
  void a_day_s_file_is_held_against_its_neighbours() throws IOException {
    write("a.csv", 2, 2);
    write("b.csv", 20, 20);
    assertThatThrownBy(() -> read(CsvFormat.DEFAULT))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("a.csv: M/d/yyyy H:mm, b.csv: d/M/yyyy H:mm");
  }

  @Test
  void the_cure_cures() throws IOException {
    write("a.csv", 1, 12);
    write("b.csv", 20, 20);
    Path yaml =
        Files.writeString(
            folder.resolve("c.yaml"), "source: {layout: uci, date-format: d/M/yyyy H:mm}\n");
    Config config = ConfigLoader.load(Optional.of(yaml), Map.of());
    assertThat(read(CsvFormat.of(config.source())))
        .hasSize(13)
        .allMatch(line -> ((SourceLine.Parsed) line).orderedAt().getMonthValue() == 6);
  }

  @Test
  void a_whole_year_is_no_reason_to_stop() throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int month = 1; month <= 12; month++) {
      for (int day = 1; day <= 28; day++) {
        text.append("%d,A,LAMP,1,%d/%d/2025 10:00,2.50,17850,UK\n".formatted(day, month, day));
      }
    }
    Files.writeString(folder.resolve("a.csv"), text);
    assertThat(read(CsvFormat.DEFAULT)).hasSize(336);
  }
}
