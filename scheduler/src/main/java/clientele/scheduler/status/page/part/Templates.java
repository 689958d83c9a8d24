package clientele.scheduler.status.page.part;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Fills the templates; everything they print is escaped for HTML. */
public final class Templates {
  /** Which word of the main menu a page belongs to. */
  private static final Map<String, String> HERE =
      Map.of(
          "months", "months",
          "month", "months",
          "summary", "months",
          "segments", "segments",
          "no_segments", "segments",
          "segment", "segments",
          "compare", "segments",
          "customers", "customers",
          "customer", "customers",
          "api", "api");

  private final PebbleEngine engine;
  private final Map<String, Object> everywhere;

  /**
   * @param figures how figures are written
   * @param everywhere what every template may name
   */
  public Templates(FigureFilters figures, Map<String, Object> everywhere) {
    ClasspathLoader loader = new ClasspathLoader();
    loader.setPrefix("clientele/pages");
    loader.setSuffix(".html");
    engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .extension(figures)
            .autoEscaping(true)
            .strictVariables(true)
            .defaultLocale(Locale.UK)
            .build();
    this.everywhere = Map.copyOf(everywhere);
  }

  /** A page or a part of one. */
  public String render(String template, Map<String, Object> model) {
    Map<String, Object> all = new HashMap<>(everywhere);
    all.put("here", HERE.getOrDefault(template, ""));
    all.putAll(model);
    try {
      StringWriter page = new StringWriter();
      engine.getTemplate(template).evaluate(page, all, Locale.UK);
      return page.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("the page cannot be made [" + template + "]", e);
    }
  }
}
