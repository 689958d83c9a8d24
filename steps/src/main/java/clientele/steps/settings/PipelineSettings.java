package clientele.steps.settings;

import java.util.List;

/**
 * Everything that can change a figure of a month. The hash of its text form stands in the journal.
 *
 * @param windowMonths months of history behind the features, the closed one included: 1 … 60
 * @param seed of all random streams
 * @param currency ISO 4217 code, for texts only
 * @param maxRejectedShare share of unparseable lines above which a run stops: 0 … 1
 * @param filter quality rules
 * @param embed forest and projection
 * @param cluster density and partition clustering
 * @param match who is who from month to month
 * @param segments the owner's own names and playbook
 */
public record PipelineSettings(
    int windowMonths,
    long seed,
    String currency,
    double maxRejectedShare,
    FilterSettings filter,
    EmbedSettings embed,
    ClusterSettings cluster,
    MatchSettings match,
    SegmentSettings segments) {

  /** What holds where the configuration says nothing. */
  public static final PipelineSettings DEFAULT =
      new PipelineSettings(
          12,
          42,
          "GBP",
          0.05,
          FilterSettings.DEFAULT,
          EmbedSettings.DEFAULT,
          ClusterSettings.DEFAULT,
          MatchSettings.DEFAULT,
          SegmentSettings.DEFAULT);

  public PipelineSettings {
    Checks.range("window-months", windowMonths, 1, 60);
    Checks.range("max-rejected-share", maxRejectedShare, 0, 1);
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("currency is not an ISO 4217 code [" + currency + "]");
    }
  }

  /** The settings that decide how lines are read and filtered, as text for a hash. */
  public List<String> ingestFacts() {
    return List.of(filter.toString());
  }
}
