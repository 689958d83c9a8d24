package clientele.infra.source;

import clientele.infra.config.source.ReadingConfig;
import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.layout.Layout;
import clientele.infra.source.record.Fields;
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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of a file's columns and where the wanted ones stand.
 *
 * @param names all headers, trimmed
 * @param places the place of each wanted column
 * @param layout what the columns mean
 */
record CsvHeader(List<String> names, Map<CsvColumn, Integer> places, Layout layout) {

  /** No header begins so; every line of data has an amount and a date. */
  private static final Pattern NUMBER = Pattern.compile("[-+]?[.]?\\d");

  /** A file that has fewer of the wanted headers than this may be no export, but a secret. */
  private static final int LEAST_KNOWN = 2;

  /**
   * Finds the columns in a file's first record.
   *
   * @throws StepException BAD_INPUT if one is missing or stands there twice
   */
  static CsvHeader of(String file, Fields first, CsvFormat format) {
    List<String> names = names(first);
    Optional<CsvHeader> found = find(file, names, format);
    if (found.isPresent()) {
      return found.get();
    }
    ReadingConfig.Layout wished = format.reading().layout();
    Layout layout =
        Layout.ALL.stream().filter(l -> l.name() == wished).findFirst().orElse(Layout.UCI);
    for (CsvColumn column : CsvColumn.values()) {
      if (layout.least().contains(column) && place(column, names, format, layout) < 0) {
        throw missing(file, column, wanted(column, format, layout), names);
      }
    }
    throw missing(file, CsvColumn.AMOUNT, wanted(CsvColumn.AMOUNT, format, layout), names);
  }

  /**
   * The columns, if these names are the header of any layout that may be meant.
   *
   * @throws StepException BAD_INPUT if a wanted one stands there twice
   */
  static Optional<CsvHeader> find(String file, List<String> names, CsvFormat format) {
    ReadingConfig.Layout wished = format.reading().layout();
    List<String> small = names.stream().map(CsvHeader::small).toList();
    for (Layout layout : Layout.ALL) {
      boolean meant =
          wished == ReadingConfig.Layout.AUTO
              ? small.containsAll(layout.marks())
              : layout.name() == wished;
      if (!meant) {
        continue;
      }
      Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);
      for (CsvColumn column : CsvColumn.values()) {
        int place = place(column, names, format, layout);
        if (place >= 0) {
          places.put(column, place);
        }
      }
      boolean money =
          places.containsKey(CsvColumn.AMOUNT)
              || (places.containsKey(CsvColumn.UNIT_PRICE)
                  && places.containsKey(CsvColumn.QUANTITY));
      if (money && places.keySet().containsAll(layout.least())) {
        requireOnce(file, names, places);
        return Optional.of(
            new CsvHeader(List.copyOf(names), Collections.unmodifiableMap(places), layout));
      }
    }
    return Optional.empty();
  }

  /** A record's fields as headers. */
  static List<String> names(Fields first) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.min(first.count, Fields.MOST); i++) {
      names.add(first.text(i, StandardCharsets.UTF_8).strip());
    }
    return names;
  }

  /** Where a column stands in a record; −1 if the file has none. */
  int place(CsvColumn column) {
    return places.getOrDefault(column, -1);
  }

  /** Whether the file has the column. */
  boolean has(CsvColumn column) {
    return places.containsKey(column);
  }

  /** The file's header for each column it has. */
  Map<CsvColumn, String> named() {
    Map<CsvColumn, String> named = new EnumMap<>(CsvColumn.class);
    places.forEach((column, place) -> named.put(column, names.get(place)));
    return named;
  }

  /** The usual columns it lacks; quantity and price are not missed where there is an amount. */
  List<CsvColumn> missing() {
    return Stream.of(CsvColumn.values())
        .filter(column -> column.isUsual() && !has(column))
        .filter(
            column ->
                !has(CsvColumn.AMOUNT)
                    || (column != CsvColumn.QUANTITY && column != CsvColumn.UNIT_PRICE))
        .toList();
  }

  /** Headers that mean nothing here. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!places.containsValue(i) && !names.get(i).isBlank()) {
        unused.add(shown(names.get(i)));
      }
    }
    return unused;
  }

  /** Whether cells of whole orders tell something about their lines. */
  boolean tellsOrders() {
    return Stream.of(
            CsvColumn.DISCOUNT,
            CsvColumn.ORDER_DISCOUNT,
            CsvColumn.SUBTOTAL,
            CsvColumn.REFUNDED,
            CsvColumn.STATE,
            CsvColumn.CANCELLED_AT,
            CsvColumn.CURRENCY,
            CsvColumn.KIND,
            CsvColumn.TAX,
            CsvColumn.ORDER_TAX,
            CsvColumn.SHIPPING)
        .anyMatch(this::has);
  }

  /** As configured, else by any of the layout's own names. */
  private static int place(CsvColumn column, List<String> names, CsvFormat format, Layout layout) {
    int place = names.indexOf(format.headers().getOrDefault(column, column.usualHeader()));
    if (place >= 0 && (column.isUsual() || format.headers().containsKey(column))) {
      return place;
    }
    for (String alias : layout.headers().getOrDefault(column, List.of())) {
      for (int i = 0; i < names.size(); i++) {
        if (small(names.get(i)).equals(alias)) {
          return i;
        }
      }
    }
    return -1;
  }

  private static void requireOnce(String file, List<String> names, Map<CsvColumn, Integer> places) {
    for (Map.Entry<CsvColumn, Integer> found : places.entrySet()) {
      String name = names.get(found.getValue());
      boolean twice = names.lastIndexOf(name) != names.indexOf(name);
      if (twice && !found.getKey().describes()) {
        throw new StepException(
            ErrorCode.BAD_INPUT, "a column stands twice in %s [%s].".formatted(file, name));
      }
    }
  }

  private static String wanted(CsvColumn column, CsvFormat format, Layout layout) {
    String configured = format.headers().getOrDefault(column, column.usualHeader());
    return layout.equals(Layout.UCI) || !column.isUsual()
        ? configured.isEmpty() ? column.key() : configured
        : layout.headers().getOrDefault(column, List.of(configured)).get(0);
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
    if (known(names) < LEAST_KNOWN) {
      return new StepException(
          ErrorCode.BAD_INPUT,
          "a column is missing in %s [%s]. Maybe the file is no export of orders, or source.delimiter does not fit: its first line has %d fields and hardly a header that is known; source.columns.%s names it."
              .formatted(file, wanted, names.size(), column.key()));
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

  /** How many of these are headers of any layout. */
  private static long known(List<String> names) {
    Set<String> all =
        Stream.concat(
                Stream.of(CsvColumn.values()).map(CsvColumn::usualHeader),
                Layout.ALL.stream()
                    .flatMap(l -> l.headers().values().stream())
                    .flatMap(List::stream))
            .map(CsvHeader::plain)
            .collect(Collectors.toSet());
    return names.stream().map(CsvHeader::plain).filter(all::contains).count();
  }

  private static String small(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
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
