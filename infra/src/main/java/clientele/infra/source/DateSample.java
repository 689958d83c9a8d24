package clientele.infra.source;

import clientele.infra.source.value.DatePattern;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries a date pattern on the dates that the beginning of a file shows. */
final class DateSample {
  private DateSample() {}

  static long fits(String pattern, List<byte[]> dates, CsvFormat format) {
    return read(pattern, dates, format).stream().filter(Optional::isPresent).count();
  }

  static List<Optional<LocalDateTime>> read(String pattern, List<byte[]> dates, CsvFormat format) {
    DatePattern reader = DatePattern.of(pattern, format.zone());
    List<Optional<LocalDateTime>> found = new ArrayList<>();
    for (byte[] date : dates) {
      found.add(Optional.ofNullable(reader.parse(date, 0, date.length)));
    }
    return found;
  }
}
