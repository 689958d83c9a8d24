package clientele.scheduler.status;

import clientele.infra.config.StatusConfig;
import clientele.scheduler.status.api.RunControl;
import clientele.scheduler.status.live.DagShape;
import clientele.scheduler.status.live.LateMonths;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * What the page is made of.
 *
 * @param reader reads the views as bi_reader
 * @param currency of all money, ISO 4217
 * @param shape the steps and what flows between them
 * @param late which months are late
 * @param control begins and stops runs
 * @param health answers monitors
 * @param config where it listens and whom it believes
 * @param version of the program
 * @param clock for sessions and waiting times
 * @param logs folder of the runs' logs
 * @param meters figures of this process, for Prometheus
 */
public record StatusParts(
    Jdbi reader,
    String currency,
    DagShape shape,
    LateMonths late,
    RunControl control,
    Health health,
    StatusConfig config,
    String version,
    Clock clock,
    Path logs,
    Supplier<String> meters) {}
