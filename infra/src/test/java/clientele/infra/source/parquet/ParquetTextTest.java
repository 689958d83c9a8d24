package clientele.infra.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that another program writes, in each way that it can, against what was put into them. */
class ParquetTextTest {
  private static final int ROWS = 5000;
  private static final String EVERY_TYPE =
      """
      select
        range as n,
        cast(range % 7 as integer) as small,
        case when range % 3 = 0 then null else 'word ' || (range % 11) end as word,
        'line ' || range || ', "é"' as line,
        cast(range as double) / 8 as fraction,
        cast(range as decimal(9, 2)) as money,
        cast(range as decimal(30, 5)) as wide,
        date '2025-01-01' + cast(range as integer) as day,
        timestamp '2025-01-01 10:00:05' + to_minutes(range) as local,
        timestamptz '2025-01-01 10:00:05+00' + to_minutes(range) as instant,
        range % 2 = 0 as flag,
        cast(range as uinteger) as unsigned
      from range(ROWS)
      """
          .replace("ROWS", String.valueOf(ROWS));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd", "lz4_raw"})
  void every_type_by_each_codec(String codec) throws IOException {
    Path file = folder.resolve("every.parquet");
    ParquetFiles.write(file, EVERY_TYPE, "compression " + codec + ", row_group_size 2048");
    assertThat(ParquetText.is(file)).isTrue();
    assertThat(text(file).lines().toList()).isEqualTo(expected());
  }

  @Test
  void a_column_of_lists_is_passed_over() throws IOException {
    Path file = folder.resolve("nested.parquet");
    ParquetFiles.write(
        file,
        "select 1 as a, [1, 2, 3] as list, {'x': 1, 'y': [2]} as nested, 'z' as b",
        "compression snappy");
    assertThat(text(file)).isEqualTo("a,b\n1,z\n");
  }

  @Test
  void a_damaged_file_is_said_to_be_one() throws IOException {
    Path file = folder.resolve("whole.parquet");
    ParquetFiles.write(file, EVERY_TYPE, "compression snappy, row_group_size 2048");
    byte[] whole = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(4);
    int broken = 0;
    for (int trial = 0; trial < 300; trial++) {
      byte[] bytes = whole.clone();
      for (int i = 0; i < 1 + trial % 5; i++) {
        int from = trial % 2 == 0 ? bytes.length - 2000 : 0;
        bytes[random.nextInt(from, bytes.length)] = (byte) random.nextInt(256);
      }
      Path damaged = Files.write(folder.resolve("damaged.parquet"), bytes);
      try {
        text(damaged);
      } catch (IOException e) {
        broken++; // and nothing else is thrown
      }
    }
    assertThat(broken).isBetween(50, 300);
  }

  @Test
  void what_a_month_s_run_says_of_one_that_is_cut_off() throws IOException {
    Path file = folder.resolve("orders.parquet");
    ParquetFiles.write(file, EVERY_TYPE, "compression snappy");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    CsvTransactionSource source = new CsvTransactionSource(folder, CsvFormat.DEFAULT);
    assertThat(source.files(Set.of())).containsExactly("orders.parquet");
    assertThatThrownBy(() -> source.read("orders.parquet", line -> {}))
        .isInstanceOf(StepException.class)
        .hasMessage(
            "a Parquet file cannot be read [orders.parquet: it is cut off, or encrypted]. Maybe it"
                + " was copied while still being written, or write it again with Snappy.");
  }

  @Test
  void its_hash_and_size_are_those_of_the_file() throws IOException {
    Path file = folder.resolve("orders.parquet");
    ParquetFiles.write(
        file,
        "select 'c' || range as customer_id, timestamp '2025-04-01 10:00:00' + to_hours(range) as"
            + " date, cast(range + 0.5 as decimal(9, 2)) as amount from range(48)",
        "compression zstd");
    CsvTransactionSource source = new CsvTransactionSource(file, CsvFormat.DEFAULT);
    List<SourceLine> lines = new ArrayList<>();
    var digest = source.read("orders.parquet", lines::add);
    assertThat(digest.sha256()).isEqualTo(source.state("orders.parquet"));
    assertThat(digest.bytes()).isEqualTo(Files.size(file));
    assertThat(digest.lines()).isEqualTo(48);
    assertThat(lines).allMatch(line -> line instanceof SourceLine.Parsed);
    SourceLine.Parsed last = (SourceLine.Parsed) lines.get(47);
    assertThat(last.orderedAt()).isEqualTo(LocalDateTime.of(2025, 4, 3, 9, 0));
    assertThat(last.unitPrice()).isEqualByComparingTo("47.50");
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = ParquetText.of(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> expected() {
    List<String> lines = new ArrayList<>();
    lines.add("n,small,word,line,fraction,money,wide,day,local,instant,flag,unsigned");
    LocalDateTime start = LocalDateTime.of(2025, 1, 1, 10, 0, 5);
    for (int i = 0; i < ROWS; i++) {
      String at = start.plusMinutes(i).toString();
      lines.add(
          String.join(
              ",",
              "" + i,
              "" + i % 7,
              i % 3 == 0 ? "" : "word " + i % 11,
              "\"line " + i + ", \"\"é\"\"\"",
              new BigDecimal(Double.toString(i / 8.0)).toPlainString(),
              i + ".00",
              i + ".00000",
              LocalDate.of(2025, 1, 1).plusDays(i).toString(),
              at,
              at + "Z",
              "" + (i % 2 == 0),
              "" + i));
    }
    return lines;
  }
}
