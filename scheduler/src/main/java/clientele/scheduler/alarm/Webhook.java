package clientele.scheduler.alarm;

import clientele.infra.db.upkeep.IncidentStore.Incident;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells operators by sending JSON to an address; the address never stands in a message or log. */
public final class Webhook implements Operators {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  public Webhook(URI address) {
    this.address = address;
  }

  @Override
  public void alarm(Incident incident) {
    post(incident, "alarm");
  }

  @Override
  public void end(Incident incident) {
    post(incident, "over");
  }

  private void post(Incident incident, String event) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json; charset=utf-8")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      json(incident, event), StandardCharsets.UTF_8))
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new StepException(ErrorCode.MAIL, "the webhook refuses the alarm [" + status + "]");
      }
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.MAIL, "the webhook does not answer [" + e.getClass().getSimpleName() + "]", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepException(ErrorCode.MAIL, "the webhook was not waited for [interrupted]", e);
    }
  }

  private static String json(Incident incident, String event) throws JsonProcessingException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("event", event);
    fields.put("kind", incident.kind());
    fields.put("subject", incident.subject());
    fields.put("message", incident.message());
    fields.put("since", incident.openedAt().toString());
    return JSON.writeValueAsString(fields);
  }
}
