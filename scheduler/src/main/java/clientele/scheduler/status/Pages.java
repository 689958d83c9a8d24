package clientele.scheduler.status;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** Fills the templates; everything they print is escaped for HTML. */
final class Pages {
  private final PebbleEngine engine;

  Pages() {
    ClasspathLoader loader = new ClasspathLoader();
    loader.setPrefix("clientele/pages");
    loader.setSuffix(".html");
    engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .autoEscaping(true)
            .strictVariables(true)
            .defaultLocale(Locale.UK)
            .build();
  }

  String render(String template, Map<String, Object> model) {
    try {
      StringWriter page = new StringWriter();
      engine.getTemplate(template).evaluate(page, model, Locale.UK);
      return page.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("the page cannot be made [" + template + "]", e);
    }
  }
}
