package clientele.scheduler.status.page;

import clientele.scheduler.status.page.part.FigureFilters;
import clientele.scheduler.status.page.part.PageParts;
import clientele.scheduler.status.page.part.SegmentColours;
import clientele.scheduler.status.plane.MonthPlane;
import clientele.scheduler.status.plane.PlanePicture;
import clientele.scheduler.status.read.SegmentRows;
import clientele.steps.dag.RunId;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.FeatureCatalogue.Feature;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the plot asks for: all points at once in binary, one feature at once, one customer's figures
 * on hover, a still picture. The address names the revision, and how often somebody was forgotten
 * since, so an answer may be kept.
 */
public final class PlaneRoutes {
  private static final Set<String> ON_HOVER =
      Set.of("recency_days", "frequency", "monetary", "average_order_value");

  private final PageParts parts;

  public PlaneRoutes(PageParts parts) {
    this.parts = parts;
  }

  /** A customer for the hover. */
  public record Hover(
      String customerId, String segmentName, String link, List<List<String>> figures) {}

  /** Every customer's place and segment. */
  public void points(Context ctx) {
    binary(ctx, plane(ctx).points());
  }

  /** Every customer's level in one feature. */
  public void feature(Context ctx) {
    String name = ctx.pathParam("feature").replaceFirst("\\.bin$", "");
    List<String> names = FeatureCatalogue.ALL.stream().map(Feature::name).toList();
    if (!names.contains(name)) {
      throw new NotFoundResponse("There is no such feature.");
    }
    binary(ctx, plane(ctx).levels(names.indexOf(name)));
  }

  /** One customer by their place in the points. */
  public void customer(Context ctx) {
    MonthPlane plane = plane(ctx);
    int customer = number(ctx.pathParam("place"));
    if (customer >= plane.size()) {
      throw new NotFoundResponse("There is no such customer.");
    }
    List<List<String>> figures = new ArrayList<>();
    for (int f = 0; f < FeatureCatalogue.ALL.size(); f++) {
      Feature feature = FeatureCatalogue.ALL.get(f);
      if (ON_HOVER.contains(feature.name())) {
        figures.add(
            List.of(
                FigureFilters.label(feature),
                parts.figures().feature(feature, plane.feature(f, customer))));
      }
    }
    String name =
        parts.reader().segments(run(ctx).month()).stream()
            .filter(s -> s.segmentId() == plane.segment(customer))
            .map(SegmentRows.Segment::segmentName)
            .findFirst()
            .orElse("");
    String id = plane.id(customer);
    ctx.json(new Hover(id, name, FigureFilters.customerLink(id), figures));
  }

  /** A still picture. */
  public void picture(Context ctx) {
    MonthPlane plane = plane(ctx);
    SegmentColours colours = SegmentColours.of(parts.reader().segmentHistory());
    keep(ctx);
    ctx.contentType("image/png");
    ctx.result(PlanePicture.png(plane, plane.segments().stream().map(colours::rgb).toList()));
  }

  private static void binary(Context ctx, byte[] bytes) {
    keep(ctx);
    ctx.contentType("application/octet-stream");
    ctx.result(bytes);
  }

  private static void keep(Context ctx) {
    ctx.header("Cache-Control", "private, max-age=86400");
  }

  private MonthPlane plane(Context ctx) {
    return parts.planes().of(run(ctx));
  }

  /** Where the plane of a published month is found: places are counted anew after an erasure. */
  static String base(RunId run, long erasure) {
    return "/plane/%s/%s".formatted(run.month(), issue(run, erasure));
  }

  private static String issue(RunId run, long erasure) {
    return erasure == 0 ? "" + run.revision() : run.revision() + "." + erasure;
  }

  /** The published revision, which must be the one the address names. */
  private RunId run(Context ctx) {
    RunId shown = parts.published(PageParts.month(ctx.pathParam("month")));
    if (!ctx.pathParam("revision").equals(issue(shown, parts.reader().erasure()))) {
      throw new NotFoundResponse("This is not the published issue. Maybe load the page again.");
    }
    return shown;
  }

  private static int number(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new NotFoundResponse("There is no such number.");
    }
    return Integer.parseInt(text);
  }
}
