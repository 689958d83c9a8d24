package clientele.infra.config;

import clientele.steps.settings.SegmentSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The owner's own words for segments: names, playbook and assumptions, each key optional. */
final class SegmentSection {
  private static final int MOST_LEVERS = 3;

  private SegmentSection() {}

  static SegmentSettings read(Section section) {
    SegmentSettings settings =
        new SegmentSettings(
            names(section.section("names")),
            levers(section.section("levers")),
            shares(section.section("shares")));
    section.done();
    return settings;
  }

  private static Map<String, String> names(Section section) {
    SegmentSettings settings =
        section.build(
            () -> {
              Map<String, String> names = new TreeMap<>();
              for (String persona : SegmentSettings.PERSONAS) {
                section
                    .<Optional<String>>value(persona, Optional.empty(), "a name", Optional::of)
                    .ifPresent(name -> names.put(persona, name));
              }
              return new SegmentSettings(names, Map.of(), Map.of());
            });
    section.done();
    return settings.names();
  }

  private static Map<String, List<String>> levers(Section section) {
    Map<String, List<String>> levers = new TreeMap<>();
    String rule = "one of " + String.join(", ", SegmentSettings.LEVERS);
    for (String persona : SegmentSettings.PERSONAS) {
      List<String> own = section.list(persona, List.of(), rule, SegmentSection::lever);
      if (own.size() > MOST_LEVERS) {
        section.problem(persona, "names more than three levers " + own);
      } else if (!own.isEmpty()) {
        levers.put(persona, own);
      }
    }
    section.done();
    return levers;
  }

  private static Map<String, Double> shares(Section section) {
    SegmentSettings settings =
        section.build(
            () -> {
              Map<String, Double> shares = new TreeMap<>();
              for (String lever : SegmentSettings.LEVERS) {
                section
                    .<Optional<Double>>value(
                        lever,
                        Optional.empty(),
                        "a number",
                        text -> Optional.of(Values.number(text)))
                    .ifPresent(share -> shares.put(lever, share));
              }
              return new SegmentSettings(Map.of(), Map.of(), shares);
            });
    section.done();
    return settings.shares();
  }

  private static String lever(String text) {
    if (!SegmentSettings.LEVERS.contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
