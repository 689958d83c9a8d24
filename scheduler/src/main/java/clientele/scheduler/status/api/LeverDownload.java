package clientele.scheduler.status.api;

import clientele.scheduler.status.api.format.Csv;
import clientele.scheduler.status.page.part.PageParts;
import clientele.scheduler.status.read.SegmentRows;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.YearMonth;
import java.util.Locale;

/** The customers a lever addresses, as a file for whoever is to write to them. */
public final class LeverDownload {
  private final PageParts parts;

  public LeverDownload(PageParts parts) {
    this.parts = parts;
  }

  /** One lever of a published month; nothing of it is kept on the way, as customers are named. */
  public void customers(Context ctx) {
    YearMonth month = PageParts.month(ctx.pathParam("month"));
    parts.published(month);
    SegmentRows.Lever lever =
        parts.reader().levers(month).stream()
            .filter(l -> Integer.toString(l.segmentId()).equals(ctx.pathParam("segment")))
            .filter(l -> Integer.toString(l.priority()).equals(ctx.pathParam("priority")))
            .findFirst()
            .orElseThrow(() -> new NotFoundResponse("This month has no such lever."));
    ctx.contentType("text/csv; charset=utf-8");
    ctx.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(file(lever)));
    ctx.header("Cache-Control", "private, no-store");
    ctx.result(
        Csv.of(
            SegmentRows.LeverCustomer.class,
            parts.reader().leverCustomers(month, lever.segmentId(), lever.priority())));
  }

  /** "2011-11-loyal-raise-basket.csv": letters, digits and hyphens, as owners name segments. */
  private static String file(SegmentRows.Lever lever) {
    String words = (lever.segmentName() + " " + lever.lever()).toLowerCase(Locale.ROOT);
    return lever.month() + "-" + words.replaceAll("[^a-z0-9]+", "-") + ".csv";
  }
}
