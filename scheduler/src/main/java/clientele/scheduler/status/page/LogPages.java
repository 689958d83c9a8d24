package clientele.scheduler.status.page;

import clientele.scheduler.run.progress.RunLog;
import clientele.scheduler.status.page.part.PageParts;
import clientele.steps.dag.RunId;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The log of a run, as it stands in its file.
 *
 * @param folder of the files
 */
public record LogPages(Path folder) {

  /** One run's log as plain text. */
  public void show(Context ctx) {
    Path file =
        RunLog.file(
            folder,
            new RunId(
                PageParts.month(ctx.pathParam("month")), revision(ctx.pathParam("revision"))));
    try {
      ctx.contentType("text/plain; charset=utf-8")
          .result(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new NotFoundResponse(
          "The run's log is not on this machine. Maybe another instance closed the month.");
    }
  }

  private static int revision(String text) {
    if (!text.matches("[1-9][0-9]{0,6}")) {
      throw new NotFoundResponse("No such revision.");
    }
    return Integer.parseInt(text);
  }
}
