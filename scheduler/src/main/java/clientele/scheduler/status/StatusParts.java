package clientele.scheduler.status;

import clientele.infra.config.StatusConfig;
import clientele.infra.db.reader.Views;
import clientele.scheduler.status.api.RunControl;
import clientele.scheduler.status.live.DagShape;
import clientele.scheduler.status.live.LateMonths;
import clientele.steps.settings.PipelineSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * What the page is made of.
 *
 * @param reader reads the views as bi_reader
 * @param pipeline currency of all money, and the rules by which order lines become features
 * @param zone the shop's own
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
    Views reader,
    PipelineSettings pipeline,
    ZoneId zone,
    DagShape shape,
    LateMonths late,
    RunControl control,
    Health health,
    StatusConfig config,
    String version,
    Clock clock,
    Path logs,
    Supplier<String> meters) {}
