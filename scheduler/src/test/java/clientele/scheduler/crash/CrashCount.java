package clientele.scheduler.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a harness has counted; {@link #verify} says whether the program has kept its promises. */
final class CrashCount {
  final Map<String, Integer> kills = new TreeMap<>();
  int lives;
  int restarts;
  int months;
  int messages;
  int tables;
  int rows;
  int lostAnswers;
  int unknown;
  int settledArrived;
  int settledLost;

  /** Rows whose journal entry is missing, or the other way round. */
  final List<String> torn = new ArrayList<>();

  /** Messages that were not taken exactly once. */
  final List<String> miscounted = new ArrayList<>();

  /** Messages whose answer was lost and that the ledger does not call unknown. */
  final List<String> misjudged = new ArrayList<>();

  /** Tables that differ from the undisturbed run's. */
  final List<String> differing = new ArrayList<>();

  int killed() {
    return kills.values().stream().mapToInt(Integer::intValue).sum();
  }

  void killedIn(String place) {
    kills.merge(place, 1, Integer::sum);
  }

  /** Fails with everything that is wrong. */
  void verify() {
    assertThat(List.of(torn, miscounted, misjudged, differing))
        .as("torn, miscounted, misjudged, differing after " + this)
        .containsOnly(List.of());
  }

  @Override
  public String toString() {
    return """
        crash harness: %d kills in %d backfills, %d months published, %d starts refused or failed and repeated
          killed %s
          tables compared with the undisturbed run: %d of %d rows; different: %s
          steps torn from their journal entry: %s
          messages taken by the mail server: %d, not exactly once: %s
          answers lost: %d; unknown in the ledger: %d (settled as arrived %d, as lost %d), not unknown: %s"""
        .formatted(
            killed(),
            lives,
            months,
            restarts,
            kills,
            tables,
            rows,
            differing,
            torn,
            messages,
            miscounted,
            lostAnswers,
            unknown,
            settledArrived,
            settledLost,
            misjudged);
  }
}
