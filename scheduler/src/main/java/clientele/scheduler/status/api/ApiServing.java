package clientele.scheduler.status.api;

import clientele.scheduler.status.api.format.Csv;
import clientele.scheduler.status.api.format.Json;
import clientele.scheduler.status.gate.Gate;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Puts the routes into the server: access, JSON or CSV, and a tag that saves a second transfer. */
public final class ApiServing {
  /** Where the routes are. */
  public static final String BASE = "/api/v1";

  private final Gate gate;

  public ApiServing(Gate gate) {
    this.gate = gate;
  }

  /** Adds the routes. */
  public void add(RoutesConfig server, List<ApiRoute> routes) {
    for (ApiRoute route : routes) {
      server.addHttpHandler(route.method(), BASE + route.path(), ctx -> serve(ctx, route));
    }
  }

  private void serve(Context ctx, ApiRoute route) throws JsonProcessingException {
    gate.check(ctx, route.change());
    Object answer = route.answer().to(ctx);
    ctx.status(route.change() ? 202 : 200);
    if (answer instanceof Slice<?> slice && wantsCsv(ctx)) {
      ctx.contentType("text/csv; charset=utf-8");
      Optional.ofNullable(slice.next())
          .ifPresent(next -> ctx.header("Link", "<%s>; rel=\"next\"".formatted(after(ctx, next))));
      tagged(ctx, Csv.of(route.row(), slice.items()).getBytes(StandardCharsets.UTF_8));
    } else {
      ctx.contentType("application/json");
      tagged(ctx, Json.MAPPER.writeValueAsBytes(answer));
    }
  }

  private static boolean wantsCsv(Context ctx) {
    return Optional.ofNullable(ctx.header("Accept")).orElse("").startsWith("text/csv");
  }

  private static String after(Context ctx, String next) {
    String rest =
        Optional.ofNullable(ctx.queryString()).orElse("").replaceAll("(^|&)after=[^&]*", "");
    return ctx.path()
        + "?"
        + (rest.isEmpty() ? "" : rest + "&")
        + "after="
        + java.net.URLEncoder.encode(next, StandardCharsets.UTF_8);
  }

  private static void tagged(Context ctx, byte[] body) {
    if (ctx.method().equals(HandlerType.GET)) {
      String tag = '"' + hash(body) + '"';
      ctx.header("ETag", tag);
      ctx.header("Cache-Control", "private, no-cache");
      ctx.header("Vary", "Accept");
      if (tag.equals(ctx.header("If-None-Match"))) {
        ctx.status(304);
        return;
      }
    }
    ctx.result(body);
  }

  private static String hash(byte[] body) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(body))
          .substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
