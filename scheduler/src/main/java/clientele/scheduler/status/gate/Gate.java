package clientele.scheduler.status.gate;

import clientele.infra.config.StatusConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what. On a loopback address without a proxy everybody may read; anywhere else a reader
 * shows the token (in the header, or once in the form, which a cookie then stands for) or comes
 * through a trusted proxy that names them. A change takes the token in the header and nothing else:
 * whoever works on the machine of the proxy could write its header too, and a cookie is sent by
 * browsers unasked. No page of another site may change anything, nor reach this one under a name of
 * its own.
 */
public final class Gate {
  private static final String COOKIE = "clientele_session";
  private static final String LOGIN = "/login";
  private static final Set<String> UNASKED = Set.of(LOGIN, "/logout");
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
    if (ctx.path().startsWith("/assets/") || ctx.path().startsWith("/health/")) {
      return;
    }
    refuseForeignName(ctx);
    if (UNASKED.contains(ctx.path())) {
      return;
    }
    if (change) {
      refuseForeignOrigin(ctx);
      if (!bearer(ctx)) {
        throw new UnauthorizedResponse(
            token.isPresent()
                ? "A change needs the token. Maybe send it as Authorization: Bearer."
                : "Changes are switched off. Maybe set status.token.");
      }
    } else if (!everybodyReads() && !proxied(ctx) && !session(ctx) && !bearer(ctx)) {
      throw new UnauthorizedResponse(
          loopback
              ? "Reading needs the proxy's word or the token."
              : "Reading from another machine needs the token.");
    }
  }

  /**
   * How long a request has to wait before it is looked at, as tokens that were wrong came from
   * there; zero for one that shows none.
   *
   * @param peer address of the other end of the connection
   * @param forwardedFor the header of that name, empty if there is none
   * @param showsToken whether it tries a token
   */
  public Duration wait(String peer, String forwardedFor, boolean showsToken) {
    return showsToken ? delay.wait(origin(peer, forwardedFor)) : Duration.ZERO;
  }

  /** Whether a request to this address with this header tries a token. */
  public static boolean showsToken(String method, String path, boolean authorization) {
    return authorization || (method.equals("POST") && path.equals(LOGIN));
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
    ctx.redirect(LOGIN);
  }

  /** Whether a request is a change by its method; a POST that only asks says so itself. */
  public static boolean changes(Context ctx) {
    return !Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS).contains(ctx.method());
  }

  private boolean everybodyReads() {
    return loopback && config.proxies().isEmpty();
  }

  /** A page elsewhere may have its own name lead here; a browser then still says that name. */
  private void refuseForeignName(Context ctx) {
    if (!loopback && config.hosts().isEmpty()) {
      return;
    }
    String host =
        Optional.ofNullable(ctx.header("Host"))
            .orElse("")
            .replaceFirst(":[0-9]+$", "")
            .toLowerCase(Locale.ROOT);
    if (!LOOPBACK_NAMES.contains(host) && !config.hosts().contains(host)) {
      throw new ForbiddenResponse(
          "This address answers to localhost and the names of status.hosts only.");
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
        && config.isProxy(ctx.ip())
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
    boolean right = token.map(check -> check.is(shown)).orElse(false);
    if (!right) {
      String hops = Optional.ofNullable(ctx.header("X-Forwarded-For")).orElse("");
      delay.failed(origin(ctx.ip(), hops));
    }
    return right;
  }

  /** Behind a trusted proxy the last hop it names, else the other end of the connection. */
  private String origin(String peer, String forwardedFor) {
    return config.isProxy(peer) && !forwardedFor.isBlank()
        ? forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip()
        : peer;
  }
}
