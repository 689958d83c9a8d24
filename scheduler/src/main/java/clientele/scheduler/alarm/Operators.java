package clientele.scheduler.alarm;

import clientele.infra.db.upkeep.IncidentStore.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Whoever is told of incidents. */
public interface Operators {
  /**
   * An incident has begun.
   *
   * @throws clientele.steps.dag.StepException MAIL if it could not be told
   */
  void alarm(Incident incident);

  /** It is over. */
  void end(Incident incident);

  /** Several ways of telling; all are tried, and the first failure is thrown after that. */
  static Operators all(List<Operators> ways) {
    return new Operators() {
      @Override
      public void alarm(Incident incident) {
        each(way -> way.alarm(incident));
      }

      @Override
      public void end(Incident incident) {
        each(way -> way.end(incident));
      }

      private void each(Consumer<Operators> telling) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Operators way : ways) {
          try {
            telling.accept(way);
          } catch (RuntimeException e) {
            failures.add(e);
          }
        }
        if (!failures.isEmpty()) {
          throw failures.get(0);
        }
      }
    };
  }
}
