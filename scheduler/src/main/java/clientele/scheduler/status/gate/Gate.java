package clientele.scheduler.status.gate;

import clientele.infra.config.StatusConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what. On a loopback address everybody may read; anywhere else a reader shows the token
 * (in the header, or once in the form, which a cookie then stands for) or comes through a trusted
 * proxy that names him. A change takes the token in the header or the trusted proxy, never the
 * cookie, and no foreign page as its origin, so that no other site can have a browser make one.
 */
public final class Gate {
  private static final String COOKIE = "clientele_session";
  private static final Set<String> OPEN = Set.of("/login", "/logout");
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final StatusConfig config;
  private final boolean loopback;
  private final Optional<TokenCheck> token;
  private final FailureDelay delay;
  private final Sessions sessions;

  public Gate(StatusConfig config, Clock clock) {
    this.config = config;
    this.loopback = config.isLoopback();
    this.token = config.token().map(TokenCheck::new);
    this.delay = new FailureDelay(clock);
    this.sessions = new Sessions(clock);
  }

  /**
   * Lets a request pass or throws.
   *
   * @param change whether it changes something, rather than reads
   */
  public void check(Context ctx, boolean change) {
    if (isOpen(ctx.path())) {
      return;
    }
    if (loopback && config.proxies().isEmpty()) {
      refuseForeignName(ctx);
    }
    if (change) {
      refuseForeignOrigin(ctx);
      if (!proxied(ctx) && !bearer(ctx)) {
        throw new UnauthorizedResponse(
            token.isPresent()
                ? "A change needs the token. Maybe send it as Authorization: Bearer."
                : "Changes are switched off. Maybe set status.token.");
      }
    } else if (!loopback && !proxied(ctx) && !bearer(ctx) && !session(ctx)) {
      throw new UnauthorizedResponse("Reading from another machine needs the token.");
    }
  }

  /** Takes the token out of the form and lets the browser in. */
  public void login(Context ctx) {
    refuseForeignOrigin(ctx);
    String shown = Optional.ofNullable(ctx.formParam("token")).orElse("");
    if (!right(ctx, shown)) {
      throw new UnauthorizedResponse("This is not the token.");
    }
    Cookie cookie = new Cookie(COOKIE, sessions.begin());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setSecure(ctx.scheme().equals("https"));
    cookie.setMaxAge((int) Sessions.LENGTH.toSeconds());
    ctx.cookie(cookie);
    ctx.redirect("/");
  }

  /** Forgets the browser. */
  public void logout(Context ctx) {
    Optional.ofNullable(ctx.cookie(COOKIE)).ifPresent(sessions::end);
    ctx.removeCookie(COOKIE);
    ctx.redirect("/login");
  }

  /** Whether a request is a change by its method; a POST that only asks says so itself. */
  public static boolean changes(Context ctx) {
    return !Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS).contains(ctx.method());
  }

  private static boolean isOpen(String path) {
    return OPEN.contains(path) || path.startsWith("/assets/") || path.startsWith("/health/");
  }

  /** A page elsewhere may have its own name lead here; a browser then still says that name. */
  private static void refuseForeignName(Context ctx) {
    String host = Optional.ofNullable(ctx.header("Host")).orElse("").replaceFirst(":[0-9]+$", "");
    if (!LOOPBACK_NAMES.contains(host)) {
      throw new ForbiddenResponse("This address answers to localhost only.");
    }
  }

  private static void refuseForeignOrigin(Context ctx) {
    String origin = ctx.header("Origin");
    if (origin == null) {
      return;
    }
    try {
      if (String.valueOf(new URI(origin).getRawAuthority()).equals(ctx.header("Host"))) {
        return;
      }
    } catch (URISyntaxException e) {
      // no address at all is no address of ours
    }
    throw new ForbiddenResponse("Another site may not change anything here.");
  }

  private boolean proxied(Context ctx) {
    return config.userHeader().isPresent()
        && config.proxies().contains(ctx.ip())
        && !Optional.ofNullable(ctx.header(config.userHeader().get())).orElse("").isBlank();
  }

  private boolean bearer(Context ctx) {
    String header = Optional.ofNullable(ctx.header("Authorization")).orElse("");
    return header.startsWith("Bearer ") && right(ctx, header.substring("Bearer ".length()).strip());
  }

  private boolean session(Context ctx) {
    return Optional.ofNullable(ctx.cookie(COOKIE)).map(sessions::knows).orElse(false);
  }

  private boolean right(Context ctx, String shown) {
    String address = ctx.ip();
    Duration wait = delay.wait(address);
    if (!wait.isZero()) {
      ctx.header("Retry-After", Long.toString(wait.toSeconds() + 1));
      throw new HttpResponseException(429, "Too many wrong tokens. Maybe wait a while.", Map.of());
    }
    if (token.map(check -> check.is(shown)).orElse(false)) {
      delay.passed(address);
      return true;
    }
    delay.failed(address);
    return false;
  }
}
