package clientele.scheduler.command;

import clientele.infra.config.StatusConfig;
import clientele.infra.config.load.ConfigLoader;
import clientele.scheduler.status.StatusServer;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a taken port before anything is begun. */
public final class PagePort {
  private PagePort() {}

  /**
   * Tries the port that the page will have.
   *
   * @param port as the command line names it
   * @throws clientele.steps.dag.StepException USAGE if another program listens there
   */
  public static void demandFree(Optional<Path> config, Optional<Integer> port) {
    StatusConfig status = ConfigLoader.load(config, System.getenv()).status();
    StatusServer.demandFree(port.map(status::withPort).orElse(status));
  }
}
