package clientele.infra.figures;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads figures from a CSV file (RFC 4180, UTF-8, a comma between fields, a point in numbers; also
 * gzip): a header, an id in the first column, a finite number in every other. Nothing is guessed or
 * left out: the first line that breaks a rule ends the reading and is named.
 */
public final class FigureReader {
  private static final int GZIP = 0x1f8b;

  private final Path file;
  private final List<String> ids = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private List<String> header = List.of();
  private double[] values = new double[1024];
  private int count;

  private FigureReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws StepException SOURCE_UNAVAILABLE if it cannot be read, BAD_INPUT if a rule is broken
   */
  public static Figures read(Path file) {
    FigureReader reader = new FigureReader(file);
    try (InputStream bytes = unpacked(new BufferedInputStream(Files.newInputStream(file)));
        InputStreamReader text = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
        CsvReader<CsvRecord> records =
            CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
      reader.takeAll(records);
      return reader.figures();
    } catch (CharacterCodingException e) {
      throw reader.broken("the file is not UTF-8", "", "Maybe save it as CSV UTF-8.", e);
    } catch (ZipException | EOFException e) {
      throw reader.broken("a gzip file is broken or cut off", "", "Maybe copy it again.", e);
    } catch (IOException e) {
      throw unavailable(file, e);
    } catch (CsvParseException e) {
      throw reader.broken("the file is no CSV", ": " + e.getMessage(), "", e);
    }
  }

  private void takeAll(CsvReader<CsvRecord> records) throws IOException {
    try {
      records.forEach(this::take);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static StepException unavailable(Path file, IOException e) {
    boolean missing = e instanceof NoSuchFileException;
    return new StepException(
        ErrorCode.SOURCE_UNAVAILABLE,
        "a file %s [%s]. Maybe its name is misspelt."
            .formatted(missing ? "is not there" : "cannot be read", file),
        e);
  }

  private void take(CsvRecord line) {
    if (header.isEmpty()) {
      header = header(line);
      return;
    }
    long number = line.getStartingLineNumber();
    if (line.getFieldCount() != header.size()) {
      throw broken(
          "a line has %d fields, the header %d".formatted(line.getFieldCount(), header.size()),
          ", line " + number,
          "Maybe a comma stands inside a number.");
    }
    String id = line.getField(0);
    if (id.isBlank()) {
      throw broken("a line has no id", at(number, 0), "");
    }
    ids.add(id);
    lines.add(number);
    for (int c = 1; c < header.size(); c++) {
      add(figure(line.getField(c), number, c));
    }
  }

  private List<String> header(CsvRecord line) {
    List<String> names = new ArrayList<>(line.getFields());
    names.set(0, names.get(0).replace("\ufeff", ""));
    if (names.size() < 2) {
      throw broken(
          "the header names no column but the id",
          ", line 1: " + names,
          "Maybe the fields are not parted by commas.");
    }
    for (String name : names) {
      if (name.isBlank() || names.indexOf(name) != names.lastIndexOf(name)) {
        throw broken(
            "the header names a column not at all or twice", ", line 1: '" + name + "'", "");
      }
    }
    return List.copyOf(names);
  }

  private double figure(String text, long line, int column) {
    double value = Double.NaN;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      // said below, together with what is a number but no finite one
    }
    if (!Double.isFinite(value)
        || text.isEmpty()
        || Character.isLetter(text.charAt(text.length() - 1))) {
      throw broken(
          text.isBlank() ? "a field is empty" : "a field is not a finite number",
          at(line, column) + (text.isBlank() ? "" : ": '" + shortened(text) + "'"),
          "Every column but the first must hold numbers, with a point and no grouping.");
    }
    return value;
  }

  private void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, Math.multiplyExact(count, 2));
    }
    values[count++] = value;
  }

  private Figures figures() {
    if (ids.isEmpty()) {
      throw broken("the file holds no customers", "", "Maybe the export failed.");
    }
    int columns = header.size() - 1;
    Integer[] order = new Integer[ids.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> ids.get(a).compareTo(ids.get(b)));
    double[] sorted = new double[count];
    List<String> sortedIds = new ArrayList<>(order.length);
    for (int i = 0; i < order.length; i++) {
      int from = order[i];
      if (i > 0 && ids.get(from).equals(sortedIds.get(i - 1))) {
        throw broken(
            "an id stands on two lines",
            ", lines %d and %d: '%s'"
                .formatted(lines.get(order[i - 1]), lines.get(from), shortened(ids.get(from))),
            "Maybe the first column is not the id.");
      }
      sortedIds.add(ids.get(from));
      System.arraycopy(values, from * columns, sorted, i * columns, columns);
    }
    return new Figures(
        header.get(0),
        new CustomerMatrix(
            sortedIds, header.subList(1, header.size()), Matrix.of(order.length, columns, sorted)));
  }

  private String at(long line, int column) {
    return ", line %d, column %s".formatted(line, header.get(column));
  }

  private StepException broken(String what, String where, String cure) {
    return broken(what, where, cure, null);
  }

  private StepException broken(String what, String where, String cure, @Nullable Throwable cause) {
    String text = "%s [%s%s]. %s".formatted(what, file.getFileName(), where, cure).strip();
    return cause == null
        ? new StepException(ErrorCode.BAD_INPUT, text)
        : new StepException(ErrorCode.BAD_INPUT, text, cause);
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static InputStream unpacked(InputStream bytes) throws IOException {
    bytes.mark(2);
    int first = (bytes.read() << 8) | bytes.read();
    bytes.reset();
    return first == GZIP ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }
}
