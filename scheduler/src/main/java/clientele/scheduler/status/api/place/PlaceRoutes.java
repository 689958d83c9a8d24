package clientele.scheduler.status.api.place;

import clientele.scheduler.status.api.ApiRoute;
import clientele.scheduler.status.api.format.Body;
import clientele.scheduler.status.api.place.PlaceOrder.NewCustomer;
import clientele.scheduler.status.api.place.PlaceOrder.NewOrderLine;
import clientele.scheduler.status.page.part.PageParts;
import clientele.scheduler.status.place.Placement;
import clientele.scheduler.status.plane.Planes;
import clientele.scheduler.status.read.SegmentRows;
import clientele.steps.dag.RunId;
import clientele.steps.settings.PipelineSettings;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The route that puts new customers into the newest published month's segments. */
public final class PlaceRoutes {
  private static final int MOST_CUSTOMERS = 1_000;
  private static final int MOST_LINES = 10_000;

  private final PageParts parts;
  private final Planes<Placement> placements;
  private final OrderLines lines;
  private final Clock clock;

  /**
   * Puts them together.
   *
   * @param clock in the shop's own zone
   */
  public PlaceRoutes(
      PageParts parts, Planes<Placement> placements, PipelineSettings settings, Clock clock) {
    this.parts = parts;
    this.placements = placements;
    this.clock = clock;
    this.lines = new OrderLines(settings, clock.getZone());
  }

  /**
   * Where they belong.
   *
   * @param month whose segments these are
   * @param modelMonth month whose clustering the model was learnt from
   * @param fidelity share of that month's customers, unseen by the model, whom it places right
   * @param asOf last day of the latest window of the order lines; null for features
   * @param customers in the order they came
   * @param leftOut customers who cannot be placed
   */
  public record Placed(
      String month,
      String modelMonth,
      double fidelity,
      @Nullable String asOf,
      List<PlacedCustomer> customers,
      List<LeftOut> leftOut) {}

  /**
   * Where one belongs.
   *
   * @param firmness how firmly, 0 to 1
   */
  public record PlacedCustomer(
      String customerId, int segmentId, String segmentName, double firmness) {}

  /** Who cannot be placed, and why. */
  public record LeftOut(String customerId, String reason) {}

  /** The route. */
  public List<ApiRoute> all() {
    return List.of(
        ApiRoute.post(
            "/place",
            "Puts new customers into the newest published month's segments, by their features or"
                + " by the lines of their orders.",
            PlaceOrder.EXAMPLE,
            Placed.class,
            false,
            this::place));
  }

  private Placed place(Context ctx) {
    PlaceOrder order = Body.read(ctx, PlaceOrder.class);
    RunId run =
        parts.reader().published().stream()
            .findFirst()
            .map(PageParts::id)
            .orElseThrow(() -> new NotFoundResponse("No month is published yet."));
    if ((order.customers() == null) == (order.orders() == null)) {
      throw new BadRequestResponse("Send either customers or orders.");
    }
    Placement placement = placements.of(run);
    return order.customers() == null
        ? byLines(run, placement, order)
        : answer(
            run, placement, Optional.empty(), byFeatures(placement, order.customers()), Map.of());
  }

  private Placed byLines(RunId run, Placement placement, PlaceOrder order) {
    List<NewOrderLine> sent = limited(order.orders(), "orders", MOST_LINES);
    OrderLines.Told told =
        lines.read(
            sent,
            Optional.ofNullable(order.asOf()),
            placement.usualGap(),
            run.month(),
            LocalDate.now(clock)); // the shop's day
    return answer(run, placement, Optional.of(told.asOf()), told.features(), told.without());
  }

  private static Map<String, double[]> byFeatures(
      Placement placement, @Nullable List<@Nullable NewCustomer> customers) {
    Map<String, double[]> features = new LinkedHashMap<>();
    for (NewCustomer customer : limited(customers, "customers", MOST_CUSTOMERS)) {
      if (customer == null || customer.customerId() == null) {
        throw new BadRequestResponse("A customer lacks customer_id.");
      }
      double[] figures = figures(customer, features.size(), placement);
      if (!DoubleStream.of(figures).allMatch(Double::isFinite)) {
        throw new BadRequestResponse("A feature is not a finite number.");
      }
      if (features.put(customer.customerId(), figures) != null) {
        throw new BadRequestResponse("A customer is there twice.");
      }
    }
    return features;
  }

  private static double[] figures(NewCustomer customer, int place, Placement placement) {
    try {
      return customer.features(placement.usualGap().doubleValue());
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse(
          "This is no such JSON: customers[%d].%s is unknown, lacks a value, or is of the wrong kind."
              .formatted(place, e.getMessage()));
    }
  }

  private Placed answer(
      RunId run,
      Placement placement,
      Optional<LocalDate> asOf,
      Map<String, double[]> features,
      Map<String, String> without) {
    List<Placement.Place> places =
        features.isEmpty()
            ? List.of()
            : placement.place(features.values().toArray(double[][]::new));
    // the model may know a segment that this month has nobody of
    Map<Integer, String> names =
        parts.reader().segmentHistory().stream()
            .collect(
                Collectors.toMap(
                    SegmentRows.History::segmentId,
                    SegmentRows.History::segmentName,
                    (earlier, later) -> later));
    List<PlacedCustomer> placed = new ArrayList<>();
    for (String id : features.keySet()) {
      Placement.Place place = places.get(placed.size());
      placed.add(
          new PlacedCustomer(
              id, place.segment(), names.getOrDefault(place.segment(), ""), place.firmness()));
    }
    return new Placed(
        run.month().toString(),
        placement.row().anchorMonth(),
        placement.row().fidelity(),
        asOf.map(LocalDate::toString).orElse(null),
        placed,
        without.entrySet().stream()
            .map(left -> new LeftOut(left.getKey(), left.getValue()))
            .toList());
  }

  private static <T> List<T> limited(@Nullable List<T> sent, String name, int most) {
    if (sent == null || sent.isEmpty() || sent.size() > most) {
      throw new BadRequestResponse(name + " must hold 1 to " + most + ".");
    }
    return sent;
  }
}
