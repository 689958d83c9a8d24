package clientele.scheduler.status.api;

import clientele.scheduler.status.api.ApiRoute.Parameter;
import clientele.scheduler.status.api.ApiRoute.Shape;
import clientele.scheduler.status.api.format.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The document that describes the interface (OpenAPI 3.1), made from the routes themselves. */
public final class OpenApi {
  private OpenApi() {}

  /** Describes the routes. */
  public static Map<String, Object> of(List<ApiRoute> routes, String version) {
    Schemas schemas = new Schemas();
    Map<String, Object> paths = new LinkedHashMap<>();
    for (ApiRoute route : routes) {
      @SuppressWarnings("unchecked")
      Map<String, Object> path =
          (Map<String, Object>)
              paths.computeIfAbsent(route.path(), p -> new LinkedHashMap<String, Object>());
      path.put(route.method().name().toLowerCase(Locale.ROOT), operation(route, schemas));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put(
        "info",
        Map.of(
            "title", "Clientele",
            "version", version,
            "description", "Customer segments of published months, and the months' runs."));
    document.put("servers", List.of(Map.of("url", "/api/v1")));
    document.put("paths", paths);
    schemas.reference(Problem.class);
    document.put(
        "components",
        Map.of(
            "schemas",
            schemas.all(),
            "securitySchemes",
            Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
    return document;
  }

  private static Map<String, Object> operation(ApiRoute route, Schemas schemas) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("summary", route.summary());
    operation.put("operationId", id(route));
    List<Map<String, Object>> parameters =
        route.parameters().stream().map(OpenApi::parameter).toList();
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    route
        .body()
        .ifPresent(
            body ->
                operation.put(
                    "requestBody",
                    Map.of(
                        "required",
                        true,
                        "content",
                        Map.of("application/json", sent(body, schemas)))));
    operation.put("responses", responses(route, schemas));
    if (route.change()) {
      operation.put("security", List.of(Map.of("token", List.of())));
    }
    return operation;
  }

  private static Map<String, Object> sent(Record body, Schemas schemas) {
    return Map.of("schema", schemas.reference(body.getClass()), "example", body);
  }

  private static Map<String, Object> responses(ApiRoute route, Schemas schemas) {
    Object row = schemas.reference(route.row());
    Map<String, Object> content = new LinkedHashMap<>();
    content.put(
        "application/json",
        Map.of("schema", route.shape() == Shape.LIST ? Schemas.page(row) : row));
    if (route.shape() == Shape.LIST) {
      content.put("text/csv", Map.of("schema", Map.of("type", "string")));
    }
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put(
        route.change() ? "202" : "200", Map.of("description", route.summary(), "content", content));
    responses.put(
        "default",
        Map.of(
            "description",
            "What went wrong.",
            "content",
            Map.of(
                "application/problem+json", Map.of("schema", schemas.reference(Problem.class)))));
    return responses;
  }

  private static Map<String, Object> parameter(Parameter parameter) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", parameter.name());
    described.put("in", parameter.in());
    described.put("required", parameter.in().equals("path"));
    described.put("description", parameter.description());
    described.put("schema", Map.of("type", "string", "pattern", "^" + parameter.pattern() + "$"));
    return described;
  }

  private static String id(ApiRoute route) {
    return (route.method().name().toLowerCase(Locale.ROOT) + route.path())
        .replaceAll("[^A-Za-z0-9]+", "_")
        .replaceAll("_$", "");
  }
}
