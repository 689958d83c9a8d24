package clientele.scheduler.meter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/** What this process measures of itself, for Prometheus to fetch. */
public final class Meters implements AutoCloseable {
  /** The type of {@link #text}. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  public Meters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Measures something whenever it is asked for; what cannot be measured then is no number. */
  public void gauge(String name, String about, Supplier<Number> value) {
    Gauge.builder(name, () -> measured(value)).description(about).register(registry);
  }

  /** Follows runs. */
  public RunMeters runs() {
    return new RunMeters(registry);
  }

  /** Everything, in the text format of Prometheus. */
  public String text() {
    return registry.scrape(CONTENT_TYPE);
  }

  @Override
  public void close() {
    registry.close();
  }

  private static Number measured(Supplier<Number> value) {
    try {
      return value.get();
    } catch (RuntimeException e) {
      return Double.NaN; // the database does not answer
    }
  }
}
