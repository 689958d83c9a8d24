package clientele.infra.source;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of a file's columns and where the eight wanted ones stand.
 *
 * @param names all headers, trimmed
 * @param places the place of each wanted column
 */
record CsvHeader(List<String> names, Map<CsvColumn, Integer> places) {

  /** No header begins so; every line of data has an amount and a date. */
  private static final Pattern NUMBER = Pattern.compile("[-+]?[.]?\\d");

  /**
   * Finds the columns in a file's first record.
   *
   * @throws StepException BAD_INPUT if one is missing or stands there twice
   */
  static CsvHeader of(String file, Fields first, CsvFormat format) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.min(first.count, Fields.MOST); i++) {
      names.add(first.text(i, StandardCharsets.UTF_8).strip());
    }
    Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);
    for (CsvColumn column : CsvColumn.values()) {
      String wanted = format.headers().getOrDefault(column, column.usualHeader());
      int place = names.indexOf(wanted);
      if (place < 0) {
        throw missing(file, column, wanted, names);
      }
      if (names.lastIndexOf(wanted) != place) {
        throw new StepException(
            ErrorCode.BAD_INPUT, "a column stands twice in %s [%s].".formatted(file, wanted));
      }
      places.put(column, place);
    }
    return new CsvHeader(List.copyOf(names), Collections.unmodifiableMap(places));
  }

  /** Where a column stands in a record. */
  int place(CsvColumn column) {
    return places.getOrDefault(column, -1);
  }

  private static StepException missing(
      String file, CsvColumn column, String wanted, List<String> names) {
    if (names.stream().anyMatch(name -> NUMBER.matcher(name).lookingAt())) {
      // what stands in a line of data may name a customer
      return new StepException(
          ErrorCode.BAD_INPUT,
          "a column is missing in %s [%s]. Maybe its first line is no header: it holds numbers."
              .formatted(file, wanted));
    }
    String nearest =
        names.stream()
            .min(Comparator.comparingInt(name -> distance(plain(name), plain(wanted))))
            .orElse("");
    return new StepException(
        ErrorCode.BAD_INPUT,
        "a column is missing in %s [%s]. Maybe it is called '%s' there: set source.columns.%s; the file has: %s"
            .formatted(
                file,
                wanted,
                shown(nearest),
                column.key(),
                names.stream().limit(20).map(CsvHeader::shown).collect(Collectors.joining(", "))));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
  }

  private static String shown(String name) {
    String cut = name.length() > 40 ? name.substring(0, 40) + "…" : name;
    return cut.replaceAll("\\p{Cntrl}", "?");
  }

  /** Levenshtein's edit distance; of the first 60 characters. */
  private static int distance(String left, String right) {
    String a = left.substring(0, Math.min(60, left.length()));
    String b = right.substring(0, Math.min(60, right.length()));
    int[] costs = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      costs[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = costs[0];
      costs[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = costs[j];
        costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
      }
    }
    return costs[b.length()];
  }
}
