package clientele.infra.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource.FileDigest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file as a whole: packed, broken, or no CSV at all. */
class CsvFileTest {
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
  private static final String GOOD = "1,A,LAMP,6,12/1/2010 8:26,2.55,17850,France\n";

  @Test
  void gzip_is_known_by_its_bytes_and_hashed_as_it_lies_there() throws Exception {
    byte[] two = join(gzip(HEADER + GOOD), gzip(GOOD));
    List<SourceLine> lines = new ArrayList<>();
    InputStream nothingAtHand =
        new ByteArrayInputStream(two) {
          @Override
          public synchronized int available() {
            return 0;
          }

          @Override
          public synchronized int read(byte[] b, int off, int len) {
            return super.read(b, off, Math.min(len, 40));
          }
        };
    FileDigest digest = new CsvReader(CsvFormat.DEFAULT).read("f", nothingAtHand, lines::add);
    String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(two));
    assertThat(digest).isEqualTo(new FileDigest("f", sha, two.length, 2));
    assertThat(lines).hasSize(2);
  }

  @Test
  void a_broken_gzip_is_bad_input() throws IOException {
    byte[] whole = gzip(HEADER + GOOD.repeat(1000));
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    byte[] bent = whole.clone();
    bent[whole.length - 6] ^= 1;
    for (byte[] broken : List.of(cut, bent)) {
      assertThatThrownBy(() -> read(broken, CsvFormat.DEFAULT))
          .isInstanceOfSatisfying(
              StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_INPUT))
          .hasMessage(
              "a packed file is broken or cut off [f]. Maybe it was copied while still being"
                  + " written.");
    }
  }

  @Test
  void one_csv_file_in_a_zip_is_read_and_what_systems_add_is_passed_over() throws IOException {
    byte[] file = zip("__MACOSX/._orders.csv", "x", "out/Orders.CSV", HEADER + GOOD.repeat(3000));
    assertThat(read(file, CsvFormat.DEFAULT)).hasSize(3000);
    assertThat(new CsvReader(CsvFormat.DEFAULT).look("f", new ByteArrayInputStream(file)).columns())
        .hasSize(8);
  }

  @Test
  void a_zip_of_two_files_loses_none_of_them_in_silence() throws IOException {
    byte[] file = zip("a.csv", HEADER + GOOD, "b.csv", HEADER + GOOD);
    assertThatThrownBy(() -> read(file, CsvFormat.DEFAULT))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_INPUT))
        .hasMessage(
            "a ZIP archive holds more than one CSV file [f]. Maybe unpack it into the folder.");
  }

  @Test
  void a_workbook_and_a_broken_zip_are_bad_input() throws IOException {
    byte[] whole = zip("a.csv", HEADER + GOOD.repeat(1000));
    byte[] workbook = zip("[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>");
    for (byte[] broken : List.of(Arrays.copyOf(whole, whole.length / 2), workbook)) {
      assertThatThrownBy(() -> read(broken, CsvFormat.DEFAULT))
          .isInstanceOfSatisfying(
              StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_INPUT))
          .hasMessageContaining("[f]. Maybe ");
    }
  }

  @Test
  void a_folder_of_daily_files_packed_or_not_is_one_source(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("2010-12-01.csv"), HEADER + GOOD);
    Files.write(folder.resolve("2010-12-02.csv.gz"), gzip(HEADER + GOOD.replace("12/1", "12/2")));
    Files.write(
        folder.resolve("2010-12-03.csv.zip"),
        zip("2010-12-03.csv", HEADER + GOOD.replace("12/1", "12/3")));
    CsvTransactionSource source = new CsvTransactionSource(folder, CsvFormat.DEFAULT);
    List<SourceLine> lines = new ArrayList<>();
    for (String file : source.files(Set.of())) {
      source.read(file, lines::add);
    }
    assertThat(lines)
        .extracting(line -> ((SourceLine.Parsed) line).orderedAt().getDayOfMonth())
        .containsExactly(1, 2, 3);
    assertThat(source.passedOver()).isEmpty();
  }

  @Test
  void a_missing_column_is_named_with_the_nearest_header() {
    assertThatThrownBy(() -> lines(HEADER.replace("CustomerID", "Custom Id") + GOOD))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_INPUT))
        .hasMessageStartingWith(
            "a column is missing in f [CustomerID]. Maybe it is called 'Custom Id' there:"
                + " set source.columns.customer-id; the file has: InvoiceNo, ");
  }

  @Test
  void a_file_without_a_header_is_not_quoted_for_its_first_line_may_name_a_customer() {
    assertThatThrownBy(() -> lines(GOOD))
        .hasMessage(
            "a column is missing in f [InvoiceNo]. Maybe its first line is no header: it holds"
                + " numbers.");
  }

  @Test
  void a_file_that_is_no_csv_is_bad_input() {
    for (byte[] file : List.of(new byte[0], "\r\n\n".getBytes(UTF_8), "PK\3\4".getBytes(UTF_8))) {
      assertThatThrownBy(() -> read(file, CsvFormat.DEFAULT))
          .isInstanceOfSatisfying(
              StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_INPUT))
          .hasMessageContaining("[f]. Maybe ");
    }
    assertThat(lines(HEADER)).isEmpty();
  }

  @Test
  void a_stream_that_fails_is_a_source_that_may_come_back() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    assertThatThrownBy(() -> new CsvReader(CsvFormat.DEFAULT).read("f", failing, line -> {}))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE))
        .hasMessage("a file cannot be read to its end [f: connection reset].");
  }

  @Test
  void a_file_that_is_written_while_it_is_read_is_no_month(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), HEADER + GOOD.repeat(5_000));
    Path other = folder.resolve("b.csv");
    List<Runnable> overwriting =
        List.of(
            () -> write(file, HEADER + GOOD.repeat(5_001)),
            () -> write(file, HEADER + GOOD.repeat(5_000).replace('7', '8')),
            () -> {
              write(other, HEADER + GOOD.repeat(5_000));
              assertThat(other.toFile().renameTo(file.toFile())).isTrue();
            });
    CsvTransactionSource source = new CsvTransactionSource(file, CsvFormat.DEFAULT);
    for (Runnable overwrite : overwriting) {
      AtomicBoolean first = new AtomicBoolean(true);
      assertThatThrownBy(
              () ->
                  source.read(
                      "a.csv",
                      line -> {
                        if (first.getAndSet(false)) {
                          overwrite.run();
                        }
                      }))
          .isInstanceOfSatisfying(
              StepException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE))
          .hasMessageContaining("a file was changed while it was read");
    }
    assertThat(source.read("a.csv", line -> {}).lines()).isEqualTo(5_000);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SourceLine> lines(String file) {
    return read(file.getBytes(UTF_8), CsvFormat.DEFAULT);
  }

  private static List<SourceLine> read(byte[] file, CsvFormat format) {
    List<SourceLine> lines = new ArrayList<>();
    new CsvReader(format).read("f", new ByteArrayInputStream(file), lines::add);
    return lines;
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  /** An archive of names and texts, in turn. */
  private static byte[] zip(String... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries.length; i += 2) {
        out.putNextEntry(new ZipEntry(entries[i]));
        out.write(entries[i + 1].getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
