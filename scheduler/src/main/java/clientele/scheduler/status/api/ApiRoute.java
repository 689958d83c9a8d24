package clientele.scheduler.status.api;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;

/**
 * One route of the interface: the server takes it from here, and so does the document that
 * describes it, so that the two cannot part.
 *
 * @param method GET or POST
 * @param path below {@code /api/v1}, parameters in braces
 * @param summary one sentence
 * @param parameters of the path and behind the question mark
 * @param body an example of what is sent, if anything is
 * @param row type of one item, or of the whole answer
 * @param shape a list that comes in pages, or one value
 * @param change whether it changes something, which takes the token
 * @param answer what to answer: a list or a value
 */
public record ApiRoute(
    HandlerType method,
    String path,
    String summary,
    List<Parameter> parameters,
    Optional<Record> body,
    Class<?> row,
    Shape shape,
    boolean change,
    Answer answer) {
  public ApiRoute {
    parameters = List.copyOf(parameters);
  }

  /** How an answer looks. */
  public enum Shape {
    /** {@code {"items": […], "next": "…"}}, or CSV if that is accepted. */
    LIST,
    /** One value. */
    ONE
  }

  /**
   * A parameter.
   *
   * @param in path or query
   * @param pattern regular expression of its values
   */
  public record Parameter(String name, String in, String description, String pattern) {}

  /** Makes an answer. */
  @FunctionalInterface
  public interface Answer {
    /** A {@link Slice} for a list, else a value. */
    Object to(Context ctx);
  }

  /** A route that lists. */
  static ApiRoute list(
      String path, String summary, Class<?> row, Answer answer, Parameter... parameters) {
    return new ApiRoute(
        HandlerType.GET,
        path,
        summary,
        List.of(parameters),
        Optional.empty(),
        row,
        Shape.LIST,
        false,
        answer);
  }

  /** A route to which something is sent. */
  public static ApiRoute post(
      String path, String summary, Record body, Class<?> row, boolean change, Answer answer) {
    return new ApiRoute(
        HandlerType.POST,
        path,
        summary,
        List.of(),
        Optional.of(body),
        row,
        Shape.ONE,
        change,
        answer);
  }
}
