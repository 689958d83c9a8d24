package clientele.infra.config.load;

import clientele.infra.config.yaml.Section;
import clientele.infra.config.yaml.Values;
import clientele.steps.settings.SegmentSettings;
import java.util.ArrayList;
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
            shares(section.section("shares")),
            hypotheses(section.section("hypotheses")));
    section.done();
    return settings;
  }

  private static Map<String, String> names(Section section) {
    SegmentSettings settings =
        section.build(
            () -> {
              Map<String, String> names = new TreeMap<>();
              List<String> keys = new ArrayList<>(SegmentSettings.PERSONAS);
              keys.addAll(section.keys("[1-9][0-9]{0,8}"));
              for (String key : keys) {
                section
                    .<Optional<String>>value(key, Optional.empty(), "a name", Optional::of)
                    .ifPresent(name -> names.put(key, name));
              }
              return new SegmentSettings(names, Map.of(), Map.of(), Map.of());
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
              return new SegmentSettings(Map.of(), Map.of(), shares, Map.of());
            });
    section.done();
    return settings.shares();
  }

  private static Map<String, String> hypotheses(Section section) {
    Map<String, String> hypotheses = new TreeMap<>();
    for (String name : section.keys(SegmentSettings.HYPOTHESIS)) {
      section
          .<Optional<String>>value(
              name, Optional.empty(), "a SELECT", text -> Optional.of(Values.nonBlank(text)))
          .ifPresent(select -> hypotheses.put(name, select));
    }
    section.done();
    return hypotheses;
  }

  private static String lever(String text) {
    if (!SegmentSettings.LEVERS.contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
