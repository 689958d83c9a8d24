package clientele.scheduler.status.api;

import clientele.scheduler.status.api.ApiRoute.Parameter;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items its rows
 * @param next what to ask for as {@code after} to get the next page; null on the last
 */
public record Slice<R>(List<R> items, @Nullable String next) {
  static final Parameter LIMIT =
      new Parameter("limit", "query", "Rows of a page, 1 to 10000.", "[0-9]{1,5}");
  static final Parameter AFTER =
      new Parameter("after", "query", "The next of the page before.", ".{0,200}");

  private static final int USUAL = 1_000;
  private static final int MOST = 10_000;

  public Slice {
    items = List.copyOf(items);
  }

  /** The asked-for page of a list that is short enough to be read whole. */
  static <R> Slice<R> of(Context ctx, List<R> all) {
    int limit = limit(ctx);
    int from = Math.min(number(ctx, "after", 0), all.size());
    int to = Math.min(all.size(), from + limit);
    return new Slice<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
  }

  /** How many rows are asked for. */
  static int limit(Context ctx) {
    int limit = number(ctx, "limit", USUAL);
    if (limit < 1 || limit > MOST) {
      throw new BadRequestResponse("limit is not within 1 to " + MOST + ".");
    }
    return limit;
  }

  private static int number(Context ctx, String name, int usual) {
    String text = Optional.ofNullable(ctx.queryParam(name)).orElse("");
    if (text.isEmpty()) {
      return usual;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new BadRequestResponse(name + " is not a whole number.");
    }
    return Integer.parseInt(text);
  }
}
