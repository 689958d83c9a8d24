package clientele.scheduler.status.page;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Style sheet, scripts and icon, all out of the jar. An address bears the hash of what it names, so
 * that a browser may keep it for ever and still never shows an old one.
 */
public final class Assets {
  private static final List<String> NAMES =
      List.of(
          "clientele.css",
          "summary.css",
          "clientele.js",
          "hand.js",
          "plane.js",
          "trend.js",
          "api.js",
          "icon.svg",
          "uplot/uPlot.iife.min.js",
          "uplot/uPlot.min.css");

  private final Map<String, byte[]> bytes = new LinkedHashMap<>();
  private final Map<String, String> hashes = new LinkedHashMap<>();

  /** Reads them all. */
  public Assets() {
    for (String name : NAMES) {
      try (InputStream in = Assets.class.getResourceAsStream("/clientele/assets/" + name)) {
        if (in == null) {
          throw new StepException(ErrorCode.INTERNAL, "the jar lacks an asset [" + name + "]");
        }
        byte[] content = in.readAllBytes();
        bytes.put(name, content);
        hashes.put(
            name,
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                .substring(0, 16));
      } catch (IOException | NoSuchAlgorithmException e) {
        throw new StepException(ErrorCode.INTERNAL, "unreadable asset [" + name + "]", e);
      }
    }
  }

  /** Address of an asset, for templates. */
  public String of(String name) {
    String hash = hashes.get(name);
    if (hash == null) {
      throw new IllegalArgumentException("no such asset [" + name + "]");
    }
    return "/assets/" + name + "?v=" + hash;
  }

  /** Answers with the asset that the address names. */
  public void serve(Context ctx) {
    String name = ctx.path().substring("/assets/".length());
    byte[] content = bytes.get(name);
    if (content == null) {
      throw new NotFoundResponse("There is no such file.");
    }
    boolean current = String.valueOf(hashes.get(name)).equals(ctx.queryParam("v"));
    ctx.header("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
    ctx.contentType(type(name));
    ctx.result(content);
  }

  private static String type(String name) {
    String ending = name.substring(name.lastIndexOf('.'));
    return switch (ending) {
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      default -> "image/svg+xml";
    };
  }
}
