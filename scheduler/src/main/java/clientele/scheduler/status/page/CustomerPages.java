package clientele.scheduler.status.page;

import clientele.scheduler.status.page.part.CustomerLine;
import clientele.scheduler.status.page.part.PageParts;
import clientele.scheduler.status.page.part.SegmentColours;
import clientele.scheduler.status.plane.FeatureSummary;
import clientele.scheduler.status.plane.MonthPlane;
import clientele.scheduler.status.read.ChurnReader;
import clientele.scheduler.status.read.CustomerRows;
import clientele.scheduler.status.read.SegmentRows;
import clientele.steps.dag.RunId;
import clientele.steps.port.Identity;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One customer: which segments they went through, why they are where they are, and the way up. */
public final class CustomerPages {
  private final PageParts parts;

  public CustomerPages(PageParts parts) {
    this.parts = parts;
  }

  /** Asks for an id, or shows the customer of the id that was asked for. */
  public void search(Context ctx) {
    String id = Optional.ofNullable(ctx.queryParam("id")).map(Identity::of).orElse("");
    if (id.isEmpty()) {
      ctx.html(parts.templates().render("customers", Map.of("id", "")));
      return;
    }
    show(ctx, id);
  }

  /** The customer named in the address. */
  public void customer(Context ctx) {
    show(ctx, ctx.pathParam("id"));
  }

  private void show(Context ctx, String id) {
    // No customer is called so, and PostgreSQL takes no such text.
    List<CustomerRows.Customer> rows =
        id.indexOf('\0') >= 0 ? List.of() : parts.reader().customer(id);
    if (rows.isEmpty()) {
      ctx.status(HttpStatus.NOT_FOUND);
      ctx.html(parts.templates().render("customers", Map.of("id", id)));
      return;
    }
    CustomerRows.Customer now = rows.get(0);
    RunId run = parts.published(YearMonth.parse(now.month()));
    MonthPlane plane = parts.planes().of(run);
    FeatureSummary summary = parts.summaries().of(run);
    List<SegmentRows.Segment> segments = parts.reader().segments(run.month());
    Map<String, Object> model = new HashMap<>();
    model.put("customer", now);
    model.put("history", rows);
    model.put("colours", SegmentColours.of(parts.reader().segmentHistory()));
    model.put("segment", own(segments, now.segmentId()));
    model.put("lines", CustomerLine.of(parts.figures(), plane, summary, now.customerId()));
    model.put("top", isTop(segments, now.segmentId()));
    model.put("stays", parts.reader().stays(now.customerId()));
    model.put("explanation", parts.reader().explanation(run.month(), now.customerId()));
    model.put("value", parts.reader().value(run.month(), now.customerId()));
    model.put("churn", new ChurnReader(parts.reader().views()).of(run.month(), now.customerId()));
    ctx.html(parts.templates().render("customer", model));
  }

  /** Whether no segment's typical customer spends more. */
  private static boolean isTop(List<SegmentRows.Segment> segments, int id) {
    double worth = own(segments, id).medianMonetary();
    return segments.stream().noneMatch(s -> !s.isNoise() && s.medianMonetary() > worth);
  }

  private static SegmentRows.Segment own(List<SegmentRows.Segment> segments, int id) {
    return segments.stream().filter(s -> s.segmentId() == id).findFirst().orElseThrow();
  }
}
