package clientele.steps.core.value.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.value.DrawnShop;
import clientele.steps.core.value.LifetimeFit;
import clientele.steps.core.value.LifetimeFitter;
import clientele.steps.core.value.LifetimeModel;
import clientele.steps.core.value.WeakPrior;
import clientele.steps.core.value.outlook.Outlook;
import clientele.steps.core.value.outlook.Outlooks;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hundreds of drawn shops of known parameters; prints the figures of docs/value.md. */
@Tag("soak")
class LifetimeStudyTest {
  private static final int SHOPS = 200;
  private static final double HORIZON = 52;
  private static final DrawnShop.Truth CDNOW = DrawnShop.Truth.CDNOW;
  private static final LadderRules WEEKS = new LadderRules(100, 50, .5, 4, .25, NullLimit.DEFAULT);
  private static final LifetimeFitter FITTER = new LifetimeFitter(WeakPrior.WEAK, 2);

  @Test
  void intervals_hold_what_they_promise() {
    Coverage coverage = new Coverage();
    for (int shop = 0; shop < SHOPS; shop++) {
      SplittableRandom random = new SplittableRandom(10_000 + shop);
      DrawnShop drawn = DrawnShop.of(truth(random), 500 + random.nextInt(2500), random.nextLong());
      coverage.add(drawn, random);
    }
    coverage.print();
    assertThat(coverage.randomised()).isBetween(.87, .93);
    assertThat(coverage.plain()).isGreaterThanOrEqualTo(.9);
    assertThat(coverage.segmentShare()).isBetween(.85, .95);
  }

  @Test
  void who_has_left_is_said_where_it_shows_and_not_where_nobody_leaves() {
    Ladder ladder = new Ladder(WEEKS, WeakPrior.WEAK, 2);
    int wrongly = 0;
    int rightly = 0;
    for (int shop = 0; shop < SHOPS; shop++) {
      DrawnShop nobody = DrawnShop.of(CDNOW.withoutDropout(), 2357, 20_000 + shop);
      DrawnShop leaving = DrawnShop.of(CDNOW, 2357, 30_000 + shop);
      wrongly += published(ladder.of(nobody.histories(), shop));
      rightly += published(ladder.of(leaving.histories(), shop));
      if ((shop + 1) % 20 == 0) {
        say("of %d shops where nobody leaves published: %d", shop + 1, wrongly);
        say("of %d shops of CDNOW's parameters and size published: %d", shop + 1, rightly);
      }
    }
    assertThat(wrongly).isLessThanOrEqualTo(SHOPS * 6 / 100);
    assertThat(rightly).isGreaterThanOrEqualTo(SHOPS * 99 / 100);
  }

  @Test
  void a_million_customers_take_less_than_ten_seconds_on_two_cores() {
    DrawnShop shop = DrawnShop.of(CDNOW, 1_000_000, 5);
    double start = cpuSeconds();
    LifetimeFit fit = FITTER.fit(LifetimeModel.MBG_NBD, shop.histories());
    double fitted = cpuSeconds();
    Outlook[] all = new Outlooks(fit, 39).of(shop.histories(), 2);
    double valued = cpuSeconds();
    Runtime memory = Runtime.getRuntime();
    say(
        "%d histories: fit %.1f s, outlook %.1f s of processor time, heap %d MB",
        all.length,
        fitted - start,
        valued - fitted,
        (memory.totalMemory() - memory.freeMemory()) >> 20);
    assertThat((valued - start) / 2).isLessThan(10);
  }

  /** Of this process: the machine's other work does not count. */
  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  /** Parameters a factor of two about those of CDNOW. */
  private static DrawnShop.Truth truth(SplittableRandom random) {
    return new DrawnShop.Truth(
        LifetimeModel.MBG_NBD,
        CDNOW.r() * Math.pow(2, random.nextDouble() * 2 - 1),
        CDNOW.alpha() * Math.pow(2, random.nextDouble() * 2 - 1),
        CDNOW.a() * Math.pow(2, random.nextDouble() * 2 - 1),
        CDNOW.b() * Math.pow(2, random.nextDouble() * 2 - 1),
        52,
        40,
        52);
  }

  private static int published(Answer answer) {
    return answer.footing() == Footing.IDENTIFIED ? 1 : 0;
  }

  private static void say(String format, Object... figures) {
    System.out.println(String.format(Locale.ROOT, format, figures));
  }

  /** How often what came lies inside its interval. */
  private static final class Coverage {
    private static final int SEGMENTS = 8;
    private static final double Z = 1.6448536269514722;
    private long customers;
    private long inside;
    private long insideRandomised;
    private int segments;
    private int insideSegment;

    /** Segments are customers of as many repeat orders, the last one all with more. */
    void add(DrawnShop shop, SplittableRandom random) {
      LifetimeFit fit = FITTER.fit(LifetimeModel.MBG_NBD, shop.histories());
      Outlooks outlooks = new Outlooks(fit, HORIZON);
      Outlook[] all = outlooks.of(shop.histories(), 2);
      double[][] sums = new double[SEGMENTS][4];
      for (int i = 0; i < shop.repeats().length; i++) {
        Outlook outlook = all[shop.histories().of(i)];
        int came = shop.later()[i];
        customers++;
        inside += came >= outlook.low() && came <= outlook.high() ? 1 : 0;
        insideRandomised += inside(outlooks, shop, i, random.nextDouble()) ? 1 : 0;
        double[] sum = sums[Math.min(SEGMENTS - 1, shop.repeats()[i])];
        sum[0] += outlook.orders();
        sum[1] += outlook.ordersVariance();
        sum[2] += outlook.parameterSpread();
        sum[3] += came;
      }
      for (double[] sum : sums) {
        double error = Math.sqrt(sum[1] + sum[2] * sum[2]);
        segments += sum[0] > 20 ? 1 : 0;
        insideSegment += sum[0] > 20 && Math.abs(sum[3] - sum[0]) <= Z * error ? 1 : 0;
      }
    }

    private static boolean inside(Outlooks outlooks, DrawnShop shop, int i, double unit) {
      int came = shop.later()[i];
      int x = shop.repeats()[i];
      double below = outlooks.atMost(came - 1, x, shop.last()[i], shop.observed()[i]);
      double upTo = outlooks.atMost(came, x, shop.last()[i], shop.observed()[i]);
      double place = below + unit * (upTo - below);
      return place >= .05 && place <= .95;
    }

    double plain() {
      return (double) inside / customers;
    }

    double randomised() {
      return (double) insideRandomised / customers;
    }

    double segmentShare() {
      return (double) insideSegment / segments;
    }

    void print() {
      say(
          "customers: %.3f of %d inside whole counts, %.3f with ties split",
          plain(), customers, randomised());
      say("segments: %.3f of %d sums inside", segmentShare(), segments);
    }
  }
}
