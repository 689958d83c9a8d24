package clientele.scheduler.status.api;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes that begin and stop runs. */
public final class RunRoutes {
  private final RunControl control;

  public RunRoutes(RunControl control) {
    this.control = control;
  }

  /**
   * A wish to close a month.
   *
   * @param month such as 2025-12
   * @param revise why a published month is issued again; without it a published month is left alone
   */
  @Asked
  public record RunOrder(String month, @Nullable String revise) {}

  /** A wish to stop a month's run. */
  @Asked
  public record CancelOrder(String month) {}

  /** What is being done. */
  public record RunTaken(String month, String state) {}

  /** Both of them. */
  public List<ApiRoute> all() {
    return List.of(
        ApiRoute.post(
            "/runs",
            "Closes a month, resumes it, or issues it again.",
            RunOrder.class,
            RunTaken.class,
            true,
            this::start),
        ApiRoute.post(
            "/runs/cancel",
            "Stops a month's run at the next step.",
            CancelOrder.class,
            RunTaken.class,
            true,
            this::cancel));
  }

  private RunTaken start(Context ctx) {
    RunOrder order = Body.read(ctx, RunOrder.class);
    YearMonth month = month(order.month());
    Optional<String> why = Optional.ofNullable(order.revise()).filter(text -> !text.isBlank());
    return taken(month, control.start(month, why), "started");
  }

  private RunTaken cancel(Context ctx) {
    YearMonth month = month(Body.read(ctx, CancelOrder.class).month());
    return taken(month, control.cancel(month), "stopping");
  }

  private static RunTaken taken(YearMonth month, RunControl.Answer answer, String state) {
    return switch (answer) {
      case TAKEN -> new RunTaken(month.toString(), state);
      case BUSY -> throw new ConflictResponse("A run is at work. Maybe wait for it.");
      case IDLE -> throw new ConflictResponse("No run of this month is at work.");
      case NOT_HERE ->
          throw new HttpResponseException(501, "This process does not do that.", Map.of());
    };
  }

  private static YearMonth month(@Nullable String text) {
    try {
      return YearMonth.parse(String.valueOf(text));
    } catch (DateTimeException e) {
      throw new BadRequestResponse("month is not a month. Maybe write it as 2011-11.");
    }
  }
}
