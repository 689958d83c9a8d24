package clientele.infra.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.record.RecordScanner;
import clientele.steps.port.SourceLine;
import clientele.steps.port.SourceLine.Parsed;
import clientele.steps.port.SourceLine.Unparseable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file's lines, good and bad. */
class CsvReaderTest {
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
  private static final String GOOD = "1,A,LAMP,6,12/1/2010 8:26,2.55,17850,France\n";

  @Test
  void a_line_becomes_a_transaction() {
    assertThat(lines(HEADER + GOOD))
        .containsExactly(
            new Parsed(
                2,
                "1",
                "A",
                "LAMP",
                new BigDecimal("6"),
                LocalDateTime.of(2010, 12, 1, 8, 26),
                new BigDecimal("2.55"),
                "17850",
                "France",
                Map.of()));
  }

  @Test
  void columns_may_stand_anywhere_between_others_and_be_called_otherwise() {
    CsvFormat format =
        new CsvFormat(
            Map.of(CsvColumn.CUSTOMER_ID, "Buyer", CsvColumn.ORDERED_AT, "When"),
            "yyyy-MM-dd'T'HH:mm:ssXXX",
            "UTF-8",
            ZoneOffset.ofHours(2),
            ';');
    String file =
        "\uFEFF Buyer ;x;When;UnitPrice;Quantity;Country;InvoiceNo;StockCode;Description\n"
            + "K 1 ;;2010-12-31T23:30:00Z; 1.50 ;-2;Österreich; C7 ;A;\"a \"\"b\"\";c\"\n";
    assertThat(read(file.getBytes(UTF_8), format))
        .containsExactly(
            new Parsed(
                2,
                "C7",
                "A",
                "a \"b\";c",
                new BigDecimal("-2"),
                LocalDateTime.of(2011, 1, 1, 1, 30),
                new BigDecimal("1.50"),
                "K 1",
                "Österreich",
                Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void every_kind_of_line_end_and_blank_lines(String end) {
    String file = (HEADER + GOOD + "\n" + GOOD).replace("\n", end);
    assertThat(lines(file).stream().map(SourceLine::line)).containsExactly(2L, 4L);
    assertThat(lines(file.stripTrailing())).hasSize(2).allMatch(Parsed.class::isInstance);
  }

  @Test
  void a_quoted_field_may_hold_line_breaks() {
    List<SourceLine> lines = lines(HEADER + GOOD.replace("LAMP", "\"BIG\r\nLAMP,\nred\"") + GOOD);
    assertThat(lines).hasSize(2);
    assertThat(((Parsed) lines.get(0)).description()).isEqualTo("BIG\r\nLAMP,\nred");
    assertThat(lines.get(1).line()).isEqualTo(5);
  }

  @Test
  void each_rule_names_column_month_and_text() {
    List<SourceLine> lines =
        lines(
            HEADER
                + "1,A,LAMP,6,12/1/2010 8:26,2.55,17850\n"
                + "1,A,LAMP,6,13/1/2010 8:26,2.55,17850,France\n"
                + "1,A,LAMP,six,12/1/2010 8:26,2.55,17850,France\n"
                + "1,A,LAMP,6,12/1/2010 8:26,2.55x,17850,France\n"
                + "1,A,LAM\"P,6,12/1/2010 8:26,2.55,17850,France\n"
                + "1,A,LA\0MP,6,12/1/2010 8:26,2.55,17850,France\n");
    Optional<YearMonth> december = Optional.of(YearMonth.of(2010, 12));
    assertThat(lines.stream().map(Unparseable.class::cast).map(CsvReaderTest::withoutGuess))
        .containsExactly(
            bad(2, Optional.empty(), "", "column_count", "1,A,LAMP,6,12/1/2010 8:26,2.55,17850"),
            bad(3, Optional.empty(), "InvoiceDate", "bad_date", GOOD.replace("12/", "13/")),
            bad(4, december, "Quantity", "bad_number", GOOD.replace(",6,", ",six,")),
            bad(5, december, "UnitPrice", "bad_number", GOOD.replace("2.55", "2.55x")),
            bad(6, Optional.empty(), "", "stray_quote", GOOD.replace("LAMP", "LAM\"P")),
            bad(7, december, "Description", "bad_encoding", GOOD.replace("LAMP", "LA\u2400MP")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,A,\"LAMP,6,12/1/2010 8:26,2.55,17850,France\n",
        "1,A,\"LAMP\"S,6,12/1/2010 8:26,2.55,17850,France\n",
        "1,A,5\"LAMP,6,12/1/2010 8:26,2.55,17850,France\n",
        "1,A,LAMP,6,12/1/2010 8:26,2.55,17850,\"France\n",
        "\"\"\"\n",
        "\"\n"
      })
  void a_stray_quote_costs_its_own_line_only(String stray) {
    String after = GOOD + GOOD.replace("LAMP", "\"LAMP, red\"") + GOOD + GOOD + GOOD;
    List<SourceLine> lines = lines(HEADER + GOOD + stray + after);
    assertThat(lines).hasSize(7);
    assertThat(lines.get(1))
        .isEqualTo(bad(3, Optional.empty(), "", "stray_quote", stray.stripTrailing()));
    lines.remove(1);
    assertThat(lines).allMatch(Parsed.class::isInstance);
    assertThat(lines.get(5).line()).isEqualTo(8);
  }

  @Test
  void two_stray_quotes_far_apart_do_not_make_one_record_of_all_between() {
    String opens = "1,A,\"LAMP,6,12/1/2010 8:26,2.55,17850,France\n";
    String closes = "1,A,LAMP\",6,12/1/2010 8:26,2.55,17850,France\n";
    List<SourceLine> lines = lines(HEADER + opens + GOOD.repeat(50) + closes + GOOD);
    assertThat(lines).hasSize(53);
    assertThat(lines.stream().filter(Unparseable.class::isInstance).map(SourceLine::line))
        .containsExactly(2L, 53L);
  }

  @Test
  void a_line_longer_than_any_record_is_cut_and_the_next_is_read() {
    String endless = "1,A," + "x".repeat(3 * RecordScanner.LONGEST) + ",6\n";
    List<SourceLine> lines = lines(HEADER + endless + GOOD + "\"" + endless + GOOD);
    assertThat(lines.stream().map(SourceLine::line)).containsExactly(2L, 3L, 4L, 5L);
    Unparseable cut = (Unparseable) lines.get(0);
    assertThat(cut.rule()).isEqualTo("too_long");
    assertThat(cut.text()).hasSize(LineParser.TEXT + 1).startsWith("1,A,xxx").endsWith("…");
    assertThat(((Unparseable) lines.get(2)).rule()).isEqualTo("too_long");
  }

  @Test
  void any_cut_of_the_stream_gives_the_same_lines() {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i < 40_000; i++) {
      file.append(i % 997 == 0 ? "1,A,\"x,6\r\n" : GOOD.replace("LAMP", "\"L\r\n" + i + "\""));
    }
    byte[] bytes = file.toString().getBytes(UTF_8);
    List<SourceLine> lines = new ArrayList<>();
    InputStream drops =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] b, int off, int len) {
            return super.read(b, off, Math.min(len, 1 + len % 7919));
          }
        };
    new CsvReader(CsvFormat.DEFAULT).read("f", drops, lines::add);
    assertThat(lines).hasSize(40_000).isEqualTo(lines(file.toString()));
    assertThat(lines.stream().filter(Unparseable.class::isInstance).count()).isEqualTo(41);
  }

  @Test
  void auto_reads_utf8_and_latin1_side_by_side_and_rejects_what_is_neither() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes((HEADER + GOOD.replace("LAMP", "Käse £")).getBytes(UTF_8));
    file.writeBytes(GOOD.replace("LAMP", "Käse £").getBytes(ISO_8859_1));
    file.writeBytes(GOOD.replace("LAMP", "K\u0081se").getBytes(ISO_8859_1));
    List<SourceLine> lines = read(file.toByteArray(), CsvFormat.DEFAULT);
    assertThat(lines.subList(0, 2))
        .allSatisfy(line -> assertThat(((Parsed) line).description()).isEqualTo("Käse £"));
    assertThat(((Unparseable) lines.get(2)).rule()).isEqualTo("bad_encoding");
    assertThat(((Unparseable) lines.get(2)).column()).isEqualTo("Description");
  }

  @Test
  void a_stated_encoding_is_strict() {
    CsvFormat utf8 = new CsvFormat(Map.of(), "M/d/yyyy H:mm", "UTF-8", ZoneOffset.UTC, ',');
    byte[] latin = (HEADER + GOOD.replace("LAMP", "£")).getBytes(ISO_8859_1);
    assertThat(
            read(latin, utf8).stream()
                .map(Unparseable.class::cast)
                .map(CsvReaderTest::withoutGuess))
        .containsExactly(
            bad(
                2,
                Optional.of(YearMonth.of(2010, 12)),
                "Description",
                "bad_encoding",
                GOOD.replace("LAMP", "£")));
  }

  private static Unparseable withoutGuess(Unparseable line) {
    return new Unparseable(line.line(), line.month(), line.column(), line.rule(), line.text());
  }

  private static Unparseable bad(
      long line, Optional<YearMonth> month, String column, String rule, String text) {
    return new Unparseable(line, month, column, rule, text.stripTrailing());
  }

  private static List<SourceLine> lines(String file) {
    return read(file.getBytes(UTF_8), CsvFormat.DEFAULT);
  }

  private static List<SourceLine> read(byte[] file, CsvFormat format) {
    List<SourceLine> lines = new ArrayList<>();
    new CsvReader(format).read("f", new ByteArrayInputStream(file), lines::add);
    return lines;
  }
}
