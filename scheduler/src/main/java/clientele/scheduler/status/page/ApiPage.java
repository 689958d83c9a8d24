package clientele.scheduler.status.page;

import clientele.scheduler.status.api.ApiRoute;
import clientele.scheduler.status.api.ApiServing;
import clientele.scheduler.status.api.OpenApi;
import clientele.scheduler.status.api.format.Json;
import clientele.scheduler.status.page.part.PageParts;
import clientele.scheduler.status.read.RunRows;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The interface as a page to read and try, and as a document for tools. */
public final class ApiPage {
  private final PageParts parts;
  private final List<Line> lines;
  private final byte[] document;

  /** Describes the routes. */
  public ApiPage(PageParts parts, List<ApiRoute> routes, String version) {
    this.parts = parts;
    this.lines = routes.stream().map(ApiPage::line).toList();
    try {
      this.document = Json.MAPPER.writeValueAsBytes(OpenApi.of(routes, version));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A route as the page shows it.
   *
   * @param example of what is sent; empty if nothing is
   */
  public record Line(
      String method,
      String path,
      String summary,
      List<ApiRoute.Parameter> parameters,
      boolean change,
      String example,
      String fields) {}

  /** The page. */
  public void show(Context ctx) {
    String month =
        parts.reader().published().stream().findFirst().map(RunRows.Month::month).orElse("");
    ctx.html(
        parts
            .templates()
            .render("api", Map.of("routes", lines, "base", ApiServing.BASE, "month", month)));
  }

  /** The document. */
  public void document(Context ctx) {
    ctx.contentType("application/json");
    ctx.result(document);
  }

  private static Line line(ApiRoute route) {
    Class<?> shown = route.body().isPresent() ? route.body().get().getClass() : route.row();
    String fields =
        Stream.of(shown.getRecordComponents())
            .map(c -> c.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return new Line(
        route.method().name(),
        route.path(),
        route.summary(),
        route.parameters(),
        route.change(),
        route.body().map(ApiPage::pretty).orElse(""),
        fields);
  }

  /** Without what is left out. */
  private static String pretty(Record body) {
    try {
      return Json.MAPPER
          .copy()
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
