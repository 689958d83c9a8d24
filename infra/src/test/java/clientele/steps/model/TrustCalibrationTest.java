package clientele.steps.model;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.KnownTruth;
import clientele.infra.synthetic.people.CustomerKind;
import clientele.steps.core.worth.Outcome;
import clientele.steps.outcome.NextMonth;
import clientele.steps.table.segment.SegmentTrust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What "high" is worth: two draws of customers of one shop, none in both, are closed apart. A
 * segment of one has come back if, placed among the other's customers, it overlaps one of the
 * other's own segments by a Jaccard index of at least a half (beside it, of .75); it has told
 * something if what it did in the last known month, against everybody, is nearer than everybody's
 * mean to what those customers did in a month that neither draw has seen.
 *
 * <p>Shops differ in seed, size and mix of kinds. {@code -Dsoak.seeds=21,22} names the shops'
 * seeds, {@code -Dsoak.shuffle=true} lets outcomes change hands first.
 */
@Tag("soak")
@ExtendWith(PostgresExtension.class)
class TrustCalibrationTest {
  private static final int SHOP = 14_000;

  @TempDir private Path folder;

  /** What became of one segment of a draw. */
  private record Fate(String word, double jaccard, double back, boolean tells, boolean told) {}

  /** How much of each kind is drawn, against all of it. */
  private enum Mix {
    AS_IS(Map.of()),
    FEW_BROWSERS(Map.of(CustomerKind.BROWSER, 0.2)),
    FEW_REGULARS(Map.of(CustomerKind.SUBSCRIBER, 0.15, CustomerKind.ADVOCATE, 0.4)),
    TRADERS(Map.of(CustomerKind.GIFT_GIVER, 0.2, CustomerKind.BROWSER, 0.4));

    @SuppressWarnings("ImmutableEnumChecker") // never written
    private final Map<CustomerKind, Double> kept;

    Mix(Map<CustomerKind, Double> kept) {
      this.kept = kept;
    }

    boolean takes(CustomerKind kind, SplittableRandom random) {
      return random.nextDouble() < kept.getOrDefault(kind, 1.0);
    }
  }

  @Test
  @Timeout(value = 6, unit = TimeUnit.HOURS)
  void nine_in_ten_segments_of_high_trust_come_back_and_tell_something(TestDatabase database) {
    List<Fate> fates = new ArrayList<>();
    long seed = Long.getLong("soak.seed", 21);
    ShopOfManyDraws shop = ShopOfManyDraws.of(database, folder.resolve("shop"), SHOP, seed);
    for (int size : new int[] {300, 1000, 3000}) {
      for (Mix mix : Mix.values()) {
        fates.addAll(pair(shop, size, mix, seed));
      }
    }
    Map<String, List<Fate>> byWord = new TreeMap<>();
    fates.forEach(f -> byWord.computeIfAbsent(f.word(), w -> new ArrayList<>()).add(f));
    byWord.forEach(
        (word, of) ->
            System.out.printf(
                Locale.ROOT,
                "TRUST %s: %d segments, came back %.3f (by .75 %.3f), told something %.3f, both %.3f%n",
                word,
                of.size(),
                share(of, f -> f.back() >= 0.5),
                share(of, f -> f.back() >= 0.75),
                share(of, Fate::told),
                share(of, f -> f.back() >= 0.5 && f.told())));
    List<Fate> high = byWord.getOrDefault("high", List.of());
    if (!high.isEmpty()) {
      assertThat(share(high, f -> f.back() >= 0.5 && f.told())).isGreaterThanOrEqualTo(0.9);
    }
  }

  private static double share(List<Fate> of, java.util.function.Predicate<Fate> such) {
    return of.stream().filter(such).count() / (double) of.size();
  }

  /** Both draws of one shop, each asked in the other. */
  private List<Fate> pair(ShopOfManyDraws shop, int size, Mix mix, long seed) {
    SplittableRandom random = new SplittableRandom(seed * 31 + size + mix.name().length());
    List<String> known = new ArrayList<>(shop.knownBefore());
    Map<String, CustomerKind> kinds =
        new HashMap<>(KnownTruth.kinds(folder.resolve("shop"), ShopOfManyDraws.MONTH));
    known.removeIf(id -> !mix.takes(kinds.getOrDefault(id, CustomerKind.BROWSER), random));
    for (int i = known.size() - 1; i > 0; i--) {
      java.util.Collections.swap(known, i, random.nextInt(i + 1));
    }
    int each = Math.min(size, known.size() / 2);
    PublishedDraw a = PublishedDraw.of(shop, new HashSet<>(known.subList(0, each)), seed);
    PublishedDraw b = PublishedDraw.of(shop, new HashSet<>(known.subList(each, 2 * each)), seed);
    System.out.printf("%s %d, seed %d: %s | %s%n", mix, each, seed, a.verdict(), b.verdict());
    List<Fate> fates = new ArrayList<>(fates(a, b, shop.newest()));
    fates.addAll(fates(b, a, shop.newest()));
    fates.forEach(fate -> System.out.println("FATE " + mix + " " + each + " " + fate));
    return fates;
  }

  private static List<Fate> fates(
      PublishedDraw of, PublishedDraw other, Map<String, NextMonth> newest) {
    int[] placed = of.placedIn(other);
    Map<Integer, double[]> expected = deviations(of);
    Outcome came = outcome(other.features().ids(), newest);
    double[] mean = new double[Outcome.COLUMNS];
    double[] variance = new double[Outcome.COLUMNS];
    moments(came, mean, variance);
    List<Fate> fates = new ArrayList<>();
    for (SegmentTrust trust : of.trust()) {
      double gain = 0;
      double[] deviation = expected.getOrDefault(trust.segmentId(), mean);
      for (int i = 0; i < placed.length; i++) {
        for (int t = 0; t < Outcome.COLUMNS && placed[i] == trust.segmentId(); t++) {
          double off = came.targets().at(i, t) - mean[t];
          double left = off - deviation[t];
          gain += variance[t] == 0 ? 0 : (off * off - left * left) / variance[t];
        }
      }
      fates.add(
          new Fate(
              trust.trust(),
              trust.jaccard() == null ? 0 : trust.jaccard(),
              best(placed, trust.segmentId(), other.segmentOf()),
              trust.tells(),
              gain > 0));
    }
    return fates;
  }

  /** The largest Jaccard index with a segment of the other draw. */
  private static double best(int[] placed, int segment, int[] others) {
    Map<Integer, Integer> shared = new HashMap<>();
    Map<Integer, Integer> sizes = new HashMap<>();
    int own = 0;
    for (int i = 0; i < placed.length; i++) {
      own += placed[i] == segment ? 1 : 0;
      sizes.merge(others[i], 1, Integer::sum);
      if (placed[i] == segment) {
        shared.merge(others[i], 1, Integer::sum);
      }
    }
    double best = 0;
    for (Map.Entry<Integer, Integer> with : shared.entrySet()) {
      if (with.getKey() >= 0) {
        int union = own + sizes.getOrDefault(with.getKey(), 0) - with.getValue();
        best = Math.max(best, with.getValue() / (double) union);
      }
    }
    return best;
  }

  /** What each segment did after the month end before, against everybody then, by its own draw. */
  private static Map<Integer, double[]> deviations(PublishedDraw of) {
    PublishedDraw.Past past = of.lastPast();
    Outcome did = outcome(past.ids(), past.next());
    double[] mean = new double[Outcome.COLUMNS];
    moments(did, mean, new double[Outcome.COLUMNS]);
    Map<Integer, double[]> sums = new HashMap<>();
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i = 0; i < past.placed().length; i++) {
      double[] sum = sums.computeIfAbsent(past.placed()[i], s -> new double[Outcome.COLUMNS]);
      counts.merge(past.placed()[i], 1, Integer::sum);
      for (int t = 0; t < Outcome.COLUMNS; t++) {
        sum[t] += did.targets().at(i, t) - mean[t];
      }
    }
    sums.forEach(
        (segment, sum) -> {
          for (int t = 0; t < sum.length; t++) {
            sum[t] /= counts.getOrDefault(segment, 1);
          }
        });
    return sums;
  }

  private static void moments(Outcome of, double[] mean, double[] variance) {
    int n = of.targets().rows();
    for (int t = 0; t < Outcome.COLUMNS; t++) {
      double[] values = of.targets().column(t);
      for (double value : values) {
        mean[t] += value / n;
      }
      for (double value : values) {
        variance[t] += (value - mean[t]) * (value - mean[t]) / n;
      }
    }
  }

  private static Outcome outcome(List<String> ids, Map<String, NextMonth> next) {
    double[] orders = new double[ids.size()];
    double[] money = new double[ids.size()];
    for (int i = 0; i < orders.length; i++) {
      NextMonth of = next.get(ids.get(i));
      orders[i] = of == null ? 0 : of.orders();
      money[i] = of == null ? 0 : of.revenue().doubleValue();
    }
    return Outcome.of(orders, money);
  }
}
