package clientele.infra.source;

import clientele.infra.config.source.ReadingConfig.Layout;
import clientele.infra.config.source.ReadingConfig.Numbers;
import clientele.infra.source.layout.CsvColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a file was understood, or may be.
 *
 * @param file its name
 * @param layout which columns mean what
 * @param delimiter between fields
 * @param headerLine physical line of the header
 * @param dates the pattern of its dates; more than one if they can be read in several ways
 * @param numbers the style of its numbers, AUTO if whole numbers are all there are; empty if they
 *     can be read in two ways
 * @param currency that most orders name, empty if none does
 * @param encoding in words; empty before the file is read
 * @param columns the file's header for each column that was found
 * @param missing the usual columns that it does not have
 * @param unused headers that mean nothing here
 */
public record FileShape(
    String file,
    Layout layout,
    char delimiter,
    long headerLine,
    List<String> dates,
    Optional<Numbers> numbers,
    String currency,
    String encoding,
    Map<CsvColumn, String> columns,
    List<CsvColumn> missing,
    List<String> unused) {

  public FileShape {
    dates = List.copyOf(dates);
    columns = Map.copyOf(columns);
    missing = List.copyOf(missing);
    unused = List.copyOf(unused);
  }

  /** Whether nothing is left that only a person can decide. */
  public boolean isPlain() {
    return dates.size() == 1 && numbers.isPresent();
  }
}
