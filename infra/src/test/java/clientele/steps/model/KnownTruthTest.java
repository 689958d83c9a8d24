package clientele.steps.model;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.table.cluster.MonthVerdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Months whose truth is known, many of each: where there is nothing to find, the verdict says so in
 * 95 of 100, and where there is, in 95 of 100 too.
 *
 * <p>Each kind is judged month after month until Wald's sequential test is sure that the verdict is
 * right in 98 of 100 rather than in 90, or the other way round, at 5 % either way, or 100 months
 * are judged. {@code -Dsoak.sizes=200,1000} asks for some sizes only, {@code -Dsoak.months=N} for
 * that many months each whatever the test says.
 */
@Tag("soak")
@ExtendWith(PostgresExtension.class)
class KnownTruthTest {
  private static final int SHOP = 14_000;
  private static final int MOST = 100;
  private static final double GOOD = 0.98;
  private static final double BAD = 0.90;
  private static final double SURE = Math.log(0.95 / 0.05);

  @TempDir private Path folder;

  /** How a kind fared. */
  private record Score(int months, int right) {
    private double evidence() {
      return right * Math.log(GOOD / BAD) + (months - right) * Math.log((1 - GOOD) / (1 - BAD));
    }

    private boolean settled() {
      int stated = Integer.getInteger("soak.months", 0);
      return stated > 0 ? months >= stated : months >= MOST || Math.abs(evidence()) >= SURE;
    }

    private Score and(boolean isRight) {
      return new Score(months + 1, right + (isRight ? 1 : 0));
    }
  }

  @Test
  @Timeout(value = 12, unit = TimeUnit.HOURS)
  void verdicts_are_right_in_95_of_100_months(TestDatabase database) {
    String sizes = System.getProperty("soak.sizes", "200,1000,5000");
    ShopOfManyDraws shop = ShopOfManyDraws.of(database, folder.resolve("shop"), SHOP, 11);
    Map<String, Score> scores = new LinkedHashMap<>();
    for (String size : sizes.split(",", -1)) {
      int n = Integer.parseInt(size);
      for (MadeUpCustomers kind : MadeUpCustomers.values()) {
        String name = kind + " " + n;
        scores.put(
            name, score(name, kind.found(), seed -> JudgedMonth.of(kind.draw(n, seed), seed)));
      }
      String columns = "SHUFFLED_COLUMNS " + n;
      scores.put(
          columns, score(columns, false, s -> JudgedMonth.of(shop.shuffledColumns(n, s), s)));
      String outcomes = "SHUFFLED_OUTCOMES " + n;
      scores.put(
          outcomes, score(outcomes, false, s -> JudgedMonth.of(shop.withPast(n, s, true), s)));
      String real = "SHOP " + n;
      scores.put(real, score(real, true, s -> JudgedMonth.of(shop.withPast(n, s, false), s)));
    }
    assertThat(scores)
        .allSatisfy(
            (name, score) ->
                assertThat(score.right())
                    .as(name)
                    .isGreaterThanOrEqualTo(score.months() * 95 / 100));
  }

  private static Score score(String name, boolean found, LongFunction<MonthVerdict> month) {
    Score score = new Score(0, 0);
    while (!score.settled()) {
      long from = System.nanoTime();
      MonthVerdict verdict = month.apply(1000L + score.months());
      score = score.and(verdict.trustworthy() == found);
      if (verdict.trustworthy() != found || Boolean.getBoolean("soak.all") || score.months() == 1) {
        System.out.printf(
            Locale.ROOT,
            "%s, month %d, %.1f s: %s; %s; %s%n",
            name,
            score.months(),
            (System.nanoTime() - from) / 1e9,
            verdict.trustworthy() ? "trustworthy" : "not trustworthy",
            verdict.reason(),
            verdict.evidence());
      }
    }
    System.out.printf("RIGHT %s: %d of %d%n", name, score.right(), score.months());
    return score;
  }
}
