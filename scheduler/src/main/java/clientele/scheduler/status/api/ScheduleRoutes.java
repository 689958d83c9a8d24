package clientele.scheduler.status.api;

import clientele.scheduler.status.api.format.Asked;
import clientele.scheduler.status.api.format.Body;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes that pause and resume the schedule. */
public final class ScheduleRoutes {
  private final RunControl control;

  public ScheduleRoutes(RunControl control) {
    this.control = control;
  }

  /**
   * A wish that no month is begun unattended.
   *
   * @param because the reason, which is shown and alarmed with late months
   */
  @Asked
  public record PauseOrder(String because) {}

  /**
   * A wish that months are begun again.
   *
   * @param because a remark, which is not kept
   */
  @Asked
  public record ResumeOrder(@Nullable String because) {}

  /** How the schedule stands now. */
  public record ScheduleState(String state) {}

  /** Both of them. */
  public List<ApiRoute> all() {
    return List.of(
        ApiRoute.post(
            "/schedule/pause",
            "Begins no month unattended until it is resumed; a run at work goes on.",
            new PauseOrder("stocktaking"),
            ScheduleState.class,
            true,
            this::pause),
        ApiRoute.post(
            "/schedule/resume",
            "Begins due months again.",
            new ResumeOrder(null),
            ScheduleState.class,
            true,
            this::resume));
  }

  private ScheduleState pause(Context ctx) {
    String why = String.valueOf(Body.read(ctx, PauseOrder.class).because());
    if (why.isBlank() || why.equals("null") || why.indexOf('\0') >= 0) {
      throw new BadRequestResponse("because is missing. Maybe say why.");
    }
    return state(control.pause(why), "paused");
  }

  private ScheduleState resume(Context ctx) {
    ResumeOrder unused = Body.read(ctx, ResumeOrder.class);
    return state(control.resume(), "running");
  }

  private static ScheduleState state(RunControl.Answer answer, String state) {
    if (answer != RunControl.Answer.TAKEN) {
      throw new HttpResponseException(501, "This process does not do that.", Map.of());
    }
    return new ScheduleState(state);
  }
}
