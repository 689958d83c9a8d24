package clientele.scheduler.status.api;

import clientele.scheduler.run.month.Acceptance;
import clientele.scheduler.status.api.format.Asked;
import clientele.scheduler.status.api.format.Body;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
   * @param accept lets the run pass a quality gate that stopped it
   */
  @Asked
  public record RunOrder(String month, @Nullable String revise, @Nullable AcceptOrder accept) {}

  /**
   * A wish to let the stopped run of a month pass one quality gate.
   *
   * @param gate its name, as the run's error says it
   * @param because the reason, which is kept with the run
   */
  @Asked
  public record AcceptOrder(String gate, String because) {}

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
            new RunOrder("2025-12", null, null),
            RunTaken.class,
            true,
            this::start),
        ApiRoute.post(
            "/runs/cancel",
            "Stops a month's run at the next step.",
            new CancelOrder("2025-12"),
            RunTaken.class,
            true,
            this::cancel));
  }

  private RunTaken start(Context ctx) {
    RunOrder order = Body.read(ctx, RunOrder.class);
    YearMonth month = month(order.month());
    Optional<String> why = Optional.ofNullable(order.revise()).filter(text -> !text.isBlank());
    why.ifPresent(RunRoutes::writable);
    Optional<Acceptance> accept = Optional.ofNullable(order.accept()).map(RunRoutes::acceptance);
    return taken(month, control.start(month, why, accept), "started");
  }

  private RunTaken cancel(Context ctx) {
    YearMonth month = month(Body.read(ctx, CancelOrder.class).month());
    return taken(month, control.cancel(month), "stopping");
  }

  private static RunTaken taken(YearMonth month, RunControl.Answer answer, String state) {
    return switch (answer) {
      case TAKEN -> new RunTaken(month.toString(), state);
      case BUSY -> throw new ConflictResponse("A run is at work. Maybe wait for it.");
      case NOT_STOPPED ->
          throw new ConflictResponse("No run of this month is stopped by this gate.");
      case OUT_OF_ORDER ->
          throw new ConflictResponse(
              "Later months are published, which this one would contradict. Maybe: clientele run --month "
                  + month
                  + " --reissue.");
      case IDLE -> throw new ConflictResponse("No run of this month is at work.");
      case NOT_HERE ->
          throw new HttpResponseException(501, "This process does not do that.", Map.of());
    };
  }

  /** PostgreSQL takes no text with a zero in it. */
  private static void writable(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new BadRequestResponse("A text must not hold the character zero.");
    }
  }

  private static Acceptance acceptance(AcceptOrder order) {
    String gate = Objects.requireNonNullElse(order.gate(), "");
    String because = Objects.requireNonNullElse(order.because(), "");
    writable(gate + because);
    if (gate.isBlank() || because.isBlank()) {
      throw new BadRequestResponse("accept needs the gate's name, and because why.");
    }
    return new Acceptance(gate, because);
  }

  private static YearMonth month(@Nullable String text) {
    try {
      return YearMonth.parse(String.valueOf(text));
    } catch (DateTimeException e) {
      throw new BadRequestResponse("month is not a month. Maybe write it as 2011-11.");
    }
  }
}
