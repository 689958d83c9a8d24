package clientele.scheduler.alarm;

import clientele.infra.db.upkeep.IncidentStore.Incident;
import clientele.steps.port.Mailer;
import java.util.List;

/** Tells operators by mail: one message each for the begin and the end of an incident. */
public final class OperatorMail implements Operators {
  private final Mailer mailer;
  private final List<String> addresses;

  public OperatorMail(Mailer mailer, List<String> addresses) {
    this.mailer = mailer;
    this.addresses = List.copyOf(addresses);
  }

  @Override
  public void alarm(Incident incident) {
    send(incident, "alarm", "Clientele alarm: " + title(incident));
  }

  @Override
  public void end(Incident incident) {
    send(incident, "over", "Clientele, over: " + title(incident));
  }

  private static String title(Incident incident) {
    return incident.kind().replace('_', ' ') + ", " + incident.subject();
  }

  private void send(Incident incident, String template, String subject) {
    String words =
        template.equals("alarm") ? incident.message() : "It is over. It was: " + incident.message();
    String text = words + "\n\nSince " + incident.openedAt() + "\n";
    String html =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title></head><body><p>%s</p><p>Since %s</p></body></html>"
            .formatted(escaped(subject), escaped(words), incident.openedAt());
    for (String address : addresses) {
      String key =
          "%s-%s-%s-%s-%s"
              .formatted(
                  template, incident.kind(), incident.subject(), incident.openedAt(), address);
      mailer.send(new Mailer.Message(key, address, subject, text, html, List.of()));
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
