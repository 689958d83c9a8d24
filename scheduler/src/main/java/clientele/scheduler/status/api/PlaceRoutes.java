package clientele.scheduler.status.api;

import clientele.scheduler.status.page.PageParts;
import clientele.scheduler.status.place.Placement;
import clientele.scheduler.status.plane.MonthPlane;
import clientele.scheduler.status.plane.Planes;
import clientele.scheduler.status.read.SegmentRows;
import clientele.steps.dag.RunId;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The route that puts new customers into the newest published month's segments. */
public final class PlaceRoutes {
  private static final int MOST = 1_000;

  private final PageParts parts;
  private final Planes<Placement> placements;

  public PlaceRoutes(PageParts parts) {
    this.parts = parts;
    this.placements = new Planes<>(run -> Placement.of(parts.planes().of(run)));
  }

  /** Customers to place, at most a thousand. */
  @Asked
  public record PlaceOrder(List<NewCustomer> customers) {}

  /** A customer's features, as the catalogue defines them. */
  @Asked
  public record NewCustomer(
      String customerId,
      double recencyDays,
      double frequency,
      double monetary,
      double tenureDays,
      double averageOrderValue,
      double itemsPerOrder,
      double distinctProducts,
      double meanDaysBetweenOrders,
      double orderRegularity,
      double returnsShare,
      double lastQuarterShare,
      double weekendShare,
      double seasonConcentration) {

    private double[] features() {
      return DoubleStream.of(
              recencyDays,
              frequency,
              monetary,
              tenureDays,
              averageOrderValue,
              itemsPerOrder,
              distinctProducts,
              meanDaysBetweenOrders,
              orderRegularity,
              returnsShare,
              lastQuarterShare,
              weekendShare,
              seasonConcentration)
          .toArray();
    }
  }

  /**
   * Where they belong.
   *
   * @param method how it was decided
   * @param agreement share of the month's own customers whom the method puts where the month did
   */
  public record Placed(
      String month, String method, double agreement, List<PlacedCustomer> customers) {}

  /** Where one belongs. */
  public record PlacedCustomer(
      String customerId,
      int segmentId,
      String segmentName,
      double share,
      String nearestCustomerId) {}

  /** The route. */
  public List<ApiRoute> all() {
    return List.of(
        ApiRoute.post(
            "/place",
            "Puts new customers into the newest published month's segments, by their features.",
            PlaceOrder.class,
            Placed.class,
            false,
            this::place));
  }

  private Placed place(Context ctx) {
    List<NewCustomer> customers = asked(Body.read(ctx, PlaceOrder.class).customers());
    RunId run =
        parts.reader().published().stream()
            .findFirst()
            .map(PageParts::id)
            .orElseThrow(() -> new NotFoundResponse("No month is published yet."));
    MonthPlane plane = parts.planes().of(run);
    Placement placement = placements.of(run);
    Map<Integer, String> names =
        parts.reader().segments(run.month()).stream()
            .collect(
                Collectors.toMap(SegmentRows.Segment::segmentId, SegmentRows.Segment::segmentName));
    List<PlacedCustomer> placed = new ArrayList<>();
    for (NewCustomer customer : customers) {
      Placement.Place place = placement.place(customer.features());
      placed.add(
          new PlacedCustomer(
              customer.customerId(),
              place.segment(),
              names.getOrDefault(place.segment(), ""),
              place.share(),
              plane.id(place.nearest())));
    }
    return new Placed(
        run.month().toString(),
        "the most frequent segment of the 15 nearest customers on scaled features",
        placement.agreement(),
        placed);
  }

  private static List<NewCustomer> asked(@Nullable List<@Nullable NewCustomer> customers) {
    if (customers == null || customers.isEmpty() || customers.size() > MOST) {
      throw new BadRequestResponse("customers must hold 1 to " + MOST + ".");
    }
    List<NewCustomer> complete = new ArrayList<>();
    for (NewCustomer customer : customers) {
      if (customer == null || customer.customerId() == null) {
        throw new BadRequestResponse("A customer lacks customer_id.");
      }
      if (!DoubleStream.of(customer.features()).allMatch(Double::isFinite)) {
        throw new BadRequestResponse("A feature is not a finite number.");
      }
      complete.add(customer);
    }
    return complete;
  }
}
