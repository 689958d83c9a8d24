package clientele.scheduler.status.api.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what was sent. */
public final class Body {
  private Body() {}

  public static <T> T read(Context ctx, Class<T> type) {
    String sent = Optional.ofNullable(ctx.contentType()).orElse("");
    if (!sent.startsWith("application/json")) {
      throw new HttpResponseException(415, "Only application/json is taken.", Map.of());
    }
    try {
      T value = Json.MAPPER.readValue(ctx.body(), type);
      if (value == null) {
        throw new BadRequestResponse("Nothing was sent.");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new BadRequestResponse("This is no such JSON: " + words(e) + ".");
    }
  }

  /** Where the fault is; never the library's own words, which tell of what is inside. */
  private static String words(JsonProcessingException e) {
    String place =
        e instanceof JsonMappingException fault
            ? fault.getPath().stream()
                .map(
                    step ->
                        step.getFieldName() == null
                            ? "[" + step.getIndex() + "]"
                            : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "")
            : "";
    return place.isEmpty()
        ? "a value is missing, or something is of the wrong kind"
        : place + " is unknown, lacks a value, or is of the wrong kind";
  }
}
