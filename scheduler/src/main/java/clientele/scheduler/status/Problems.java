package clientele.scheduler.status;

import clientele.scheduler.status.api.format.Json;
import clientele.scheduler.status.api.format.Problem;
import clientele.scheduler.status.page.part.Templates;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is answered when something goes wrong: a page for people, a problem document for programs.
 */
final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final Templates templates;

  public Problems(Templates templates) {
    this.templates = templates;
  }

  void add(RoutesConfig routes) {
    routes.exception(HttpResponseException.class, this::known);
    routes.exception(Exception.class, this::unknown);
  }

  private void known(HttpResponseException e, Context ctx) {
    if (e.getStatus() == 401 && ctx.method().equals(HandlerType.GET) && !program(ctx)) {
      ctx.redirect("/login");
      return;
    }
    boolean nowhere = String.valueOf(e.getMessage()).startsWith("Endpoint ");
    answer(
        ctx,
        e.getStatus(),
        nowhere ? "There is nothing at this address." : String.valueOf(e.getMessage()));
  }

  private void unknown(Exception e, Context ctx) {
    if (clientGone(e)) {
      log.info("event=client_gone while=reading cause={}", e.getClass().getSimpleName());
      ctx.status(400);
      return;
    }
    log.warn("a page cannot be made [{}]", ctx.endpoints().lastHttpEndpoint(), e);
    answer(ctx, 500, "Something broke. The log says what.");
  }

  /** Nobody is left who could be told, and nothing of ours is broken. */
  private static boolean clientGone(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof EofException
          || cause instanceof HttpException
          || cause instanceof ClosedChannelException
          || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private void answer(Context ctx, int status, String detail) {
    ctx.status(status);
    Problem problem = Problem.of(status, detail);
    if (program(ctx)) {
      ctx.contentType("application/problem+json");
      try {
        ctx.result(Json.MAPPER.writeValueAsBytes(problem));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    } else if (ctx.path().equals("/login")) {
      ctx.html(templates.render("login", Map.of("problem", detail)));
    } else {
      ctx.html(templates.render("problem", Map.of("title", problem.title(), "detail", detail)));
    }
  }

  private static boolean program(Context ctx) {
    return ctx.path().startsWith("/api/") || ctx.path().startsWith("/plane/");
  }
}
