package clientele.infra.config.load;

import clientele.infra.config.yaml.Section;
import clientele.infra.config.yaml.Values;
import clientele.steps.settings.ChoiceSettings;
import clientele.steps.settings.ClusterSettings;
import clientele.steps.settings.DoubtSettings;
import clientele.steps.settings.EmbedSettings;
import clientele.steps.settings.FilterSettings;
import clientele.steps.settings.MatchSettings;
import clientele.steps.settings.OwnRules;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.settings.SegmentSettings;
import clientele.steps.table.customer.FeatureCatalogue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The section of the file that decides the figures; its limits stand in the settings themselves.
 */
final class PipelineSection {
  private static final String WHOLE = "a whole number";
  private static final String NUMBER = "a number";

  private PipelineSection() {}

  static PipelineSettings read(Section section) {
    PipelineSettings usual = PipelineSettings.DEFAULT;
    FilterSettings filter = filter(section.section("filter"));
    EmbedSettings embed = embed(section.section("embed"));
    ClusterSettings cluster = cluster(section.section("cluster"));
    MatchSettings match = match(section.section("match"));
    SegmentSettings segments = SegmentSection.read(section.section("segments"));
    PipelineSettings settings =
        section.build(
            () ->
                new PipelineSettings(
                    section.value("window-months", usual.windowMonths(), WHOLE, Values::whole),
                    section.value("seed", usual.seed(), WHOLE, Values::longWhole),
                    section.value("currency", usual.currency(), "a code", text -> text),
                    section.value(
                        "max-rejected-share", usual.maxRejectedShare(), NUMBER, Values::number),
                    filter,
                    embed,
                    cluster,
                    match,
                    segments));
    section.done();
    return settings;
  }

  private static FilterSettings filter(Section section) {
    FilterSettings usual = FilterSettings.DEFAULT;
    OwnRules own = own(section);
    FilterSettings settings =
        section.build(
            () ->
                new FilterSettings(
                    section.value("no-product", usual.noProduct(), "a pattern", text -> text),
                    section.value("price-floor", usual.priceFloor(), NUMBER, BigDecimal::new),
                    section.value(
                        "drop-duplicates",
                        usual.dropDuplicates(),
                        "true or false",
                        Values::yesOrNo),
                    section.value(
                        "pair-min-quantity", usual.pairMinQuantity(), WHOLE, Values::whole),
                    section.value(
                        "pair-within-hours", usual.pairWithinHours(), WHOLE, Values::whole),
                    doubt(section),
                    own));
    section.done();
    return settings;
  }

  private static OwnRules own(Section section) {
    Map<String, String> leaveOut = texts(section.section("leave-out"));
    Map<String, String> keepOnly = texts(section.section("keep-only"));
    try {
      return new OwnRules(leaveOut, keepOnly);
    } catch (IllegalArgumentException e) {
      String[] said = String.valueOf(e.getMessage()).split(" ", 2);
      section.problem(said[0], said[1]);
      return OwnRules.NONE;
    }
  }

  private static Map<String, String> texts(Section section) {
    Map<String, String> texts = new TreeMap<>();
    for (String key : section.keys(".+")) {
      texts.put(key, section.value(key, "", "a rule FIELD = PATTERN", Values::nonBlank));
    }
    texts.values().removeIf(String::isEmpty);
    return texts;
  }

  private static DoubtSettings doubt(Section section) {
    DoubtSettings usual = DoubtSettings.DEFAULT;
    return new DoubtSettings(
        section.value(
            "cancelled-invoice",
            usual.cancelledInvoice(),
            "a pattern, or none",
            text -> text.equals("none") ? "" : text),
        section.value(
            "cancelled-positive",
            usual.cancelledPositive(),
            "reject, sale or credit",
            text -> Values.choice(DoubtSettings.CancelledPositive.class, text)),
        section.value(
            "drop-implausible", usual.dropImplausible(), "true or false", Values::yesOrNo),
        section.value(
            "drop-file-copies", usual.dropFileCopies(), "true or false", Values::yesOrNo));
  }

  private static EmbedSettings embed(Section section) {
    EmbedSettings usual = EmbedSettings.DEFAULT;
    String features = String.join(", ", FeatureCatalogue.modelled());
    EmbedSettings settings =
        section.build(
            () ->
                new EmbedSettings(
                    section.value(
                        "forest",
                        usual.forest(),
                        "outcomes, supervised or random",
                        text -> Values.choice(EmbedSettings.Forest.class, text)),
                    section.value(
                        "target", usual.target(), "one of " + features, PipelineSection::feature),
                    section.value("trees", usual.trees(), WHOLE, Values::whole),
                    section.value("min-leaf-share", usual.minLeafShare(), NUMBER, Values::number),
                    section.value("max-depth", usual.maxDepth(), WHOLE, Values::whole),
                    section.value("features-tried", usual.featuresTried(), WHOLE, Values::whole),
                    section.value(
                        "engine",
                        usual.engine(),
                        "umap-java or clientele",
                        text -> Values.choice(EmbedSettings.Engine.class, text)),
                    section.value("neighbours", usual.neighbours(), WHOLE, Values::whole),
                    section.value("min-dist", usual.minDist(), NUMBER, Values::number),
                    section.value("epochs", usual.epochs(), WHOLE, Values::whole)));
    section.done();
    return settings;
  }

  private static ClusterSettings cluster(Section section) {
    ClusterSettings usual = ClusterSettings.DEFAULT;
    ClusterSettings settings =
        section.build(
            () ->
                new ClusterSettings(
                    section.value(
                        "eps",
                        OptionalDouble.empty(),
                        "auto or a number",
                        text ->
                            auto(text)
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(Values.number(text))),
                    count(section, "min-pts"),
                    count(section, "k"),
                    section.value(
                        "prefer",
                        usual.prefer(),
                        "outcome-tree, dbscan, kmeans, gmm, hierarchical, spectral, consensus or none",
                        text -> Values.choice(ClusterSettings.Prefer.class, text)),
                    section.value("resamples", usual.resamples(), WHOLE, Values::whole),
                    section.value("chain-resamples", usual.chainResamples(), WHOLE, Values::whole),
                    section.value("null-draws", usual.nullDraws(), WHOLE, Values::whole),
                    section.value("draws", usual.draws(), WHOLE, Values::whole),
                    choice(section)));
    section.done();
    return settings;
  }

  private static ChoiceSettings choice(Section section) {
    ChoiceSettings usual = ChoiceSettings.DEFAULT;
    return new ChoiceSettings(
        section.value("least-stability", usual.leastStability(), NUMBER, Values::number),
        section.value("least-silhouette", usual.leastSilhouette(), NUMBER, Values::number),
        section.value("most-point-masses", usual.mostPointMasses(), NUMBER, Values::number),
        section.value("stability-tie", usual.stabilityTie(), NUMBER, Values::number),
        section.value("usefulness-tie", usual.usefulnessTie(), NUMBER, Values::number),
        section.value("prefer-margin", usual.preferMargin(), NUMBER, Values::number));
  }

  private static MatchSettings match(Section section) {
    MatchSettings usual = MatchSettings.DEFAULT;
    MatchSettings settings =
        section.build(
            () ->
                new MatchSettings(
                    section.value(
                        "survival-overlap", usual.survivalOverlap(), NUMBER, Values::number),
                    section.value("split-overlap", usual.splitOverlap(), NUMBER, Values::number),
                    section.value(
                        "profile-distance", usual.profileDistance(), NUMBER, Values::number),
                    section.value("rename-margin", usual.renameMargin(), NUMBER, Values::number),
                    section.value("drift-limit", usual.driftLimit(), NUMBER, Values::number),
                    section.value("keep-months", usual.keepMonths(), WHOLE, Values::whole),
                    section.value("return-months", usual.returnMonths(), WHOLE, Values::whole),
                    section.value(
                        "merge-alike", usual.mergeAlike(), "true or false", Values::yesOrNo),
                    section.value("min-customers", usual.minCustomers(), WHOLE, Values::whole),
                    section.value("min-share", usual.minShare(), NUMBER, Values::number)));
    section.done();
    return settings;
  }

  private static OptionalInt count(Section section, String key) {
    return section.value(
        key,
        OptionalInt.empty(),
        "auto or a whole number",
        text -> auto(text) ? OptionalInt.empty() : OptionalInt.of(Values.whole(text)));
  }

  private static boolean auto(String text) {
    return text.equals("auto");
  }

  private static String feature(String text) {
    if (!FeatureCatalogue.modelled().contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
