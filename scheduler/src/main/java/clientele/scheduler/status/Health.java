package clientele.scheduler.status;

import clientele.infra.db.journal.ScheduleControl;
import clientele.scheduler.trigger.DueMonths;
import clientele.steps.dag.StepException;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Three answers for monitors, each worked out when it is asked for, from the journal and the clock;
 * none needs the trigger to have fired.
 *
 * <p>{@code /health/live}: the process answers. {@code /health/ready}: it can do its work, database
 * and trigger included. {@code /health/month}: no month is past its deadline unpublished.
 */
public final class Health {
  private final DueMonths due;
  private final ScheduleControl control;
  private final BooleanSupplier fires;
  private final Clock clock;

  /**
   * Takes its collaborators.
   *
   * @param fires whether the trigger can fire; true where there is none
   */
  public Health(DueMonths due, ScheduleControl control, BooleanSupplier fires, Clock clock) {
    this.due = due;
    this.control = control;
    this.fires = fires;
    this.clock = clock;
  }

  /** Adds the routes. */
  void route(JavalinConfig config) {
    config.routes.get("/health/live", ctx -> ctx.json(Map.of("status", "ok")));
    config.routes.get("/health/ready", ctx -> answer(ctx, this::ready));
    config.routes.get("/health/month", ctx -> answer(ctx, this::month));
  }

  /** An answer and whether it is a good one. */
  private record Answer(boolean good, Map<String, Object> fields) {}

  /** How an answer is worked out. */
  private interface Question {
    Answer ask();
  }

  private static void answer(Context ctx, Question question) {
    Answer answer;
    try {
      answer = question.ask();
    } catch (StepException e) {
      answer = new Answer(false, Map.of("problem", "the database does not answer"));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("status", answer.good() ? "ok" : "bad");
    fields.putAll(answer.fields());
    ctx.status(answer.good() ? 200 : 503).json(fields);
  }

  private Answer ready() {
    boolean paused = control.paused().isPresent();
    boolean firing = fires.getAsBoolean();
    return new Answer(firing, Map.of("database", "ok", "trigger", firing, "paused", paused));
  }

  private Answer month() {
    Instant now = clock.instant();
    List<String> late = due.late(now).stream().map(YearMonth::toString).toList();
    List<String> open = due.open(now).stream().map(YearMonth::toString).toList();
    return new Answer(late.isEmpty(), Map.of("late", late, "due", open));
  }
}
