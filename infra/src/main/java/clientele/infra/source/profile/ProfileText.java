package clientele.infra.source.profile;

import clientele.infra.config.source.ReadingConfig.Numbers;
import clientele.infra.source.FileShape;
import clientele.infra.source.layout.CsvColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A profile in lines for people. */
public final class ProfileText {
  private static final int MOST_FILES = 5;
  private static final int MOST_NAMES = 12;

  private ProfileText() {}

  /** The lines, a name and a value each. */
  public static List<String> of(SourceProfile profile) {
    List<String> lines = new ArrayList<>();
    profile.shapes().stream().limit(MOST_FILES).forEach(shape -> add(lines, shape));
    if (profile.shapes().size() > MOST_FILES) {
      lines.add(line("file", "and %d more".formatted(profile.shapes().size() - MOST_FILES)));
    }
    profile.facts().forEach(fact -> lines.add(line("holds", fact)));
    profile.doubts().forEach(doubt -> lines.add(line("doubt", doubt)));
    profile.problem().ifPresent(problem -> lines.add(line("problem", problem)));
    return lines;
  }

  private static void add(List<String> lines, FileShape shape) {
    lines.add(line("file", shape.file()));
    lines.add(
        line(
            "layout",
            shape.layout().name().toLowerCase(Locale.ROOT)
                + (shape.headerLine() > 1 ? ", header on line " + shape.headerLine() : "")));
    lines.add(line("delimiter", delimiter(shape.delimiter())));
    if (!shape.encoding().isEmpty()) {
      lines.add(line("encoding", shape.encoding()));
    }
    lines.add(line("dates", String.join(" or ", shape.dates())));
    lines.add(
        line(
            "numbers",
            shape.numbers().map(ProfileText::words).orElse("decimal point or decimal comma")));
    lines.add(
        line(
            "columns",
            Stream.of(CsvColumn.values())
                .filter(shape.columns()::containsKey)
                .map(column -> column.key() + ": " + shape.columns().get(column))
                .collect(Collectors.joining(", "))));
    if (!shape.missing().isEmpty()) {
      lines.add(
          line(
              "missing",
              shape.missing().stream().map(CsvColumn::key).collect(Collectors.joining(", "))));
    }
    if (!shape.unused().isEmpty()) {
      lines.add(
          line(
              "unused",
              shape.unused().stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                  + (shape.unused().size() > MOST_NAMES
                      ? " and %d more".formatted(shape.unused().size() - MOST_NAMES)
                      : "")));
    }
  }

  private static String words(Numbers numbers) {
    return switch (numbers) {
      case POINT -> "decimal point";
      case COMMA -> "decimal comma";
      case AUTO -> "whole numbers";
    };
  }

  private static String delimiter(char delimiter) {
    return delimiter == '\t' ? "tab" : String.valueOf(delimiter);
  }

  private static String line(String name, String value) {
    return "%-10s %s".formatted(name, value.replaceAll("\\p{Cntrl}", "?"));
  }
}
