package clientele.infra.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clientele.infra.config.mail.MailConfig;
import clientele.infra.config.mail.SmtpConfig;
import clientele.infra.config.value.Secret;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section mail: a server for SMTP, and what is said of each kind of mistake. */
@Timeout(60)
class MailSectionTest {
  private static MailConfig parse(String text) {
    return ConfigLoader.parse("c.yaml", text, Map.of("SMTP_USER", "shop", "SMTP_PASSWORD", "hush"))
        .mail();
  }

  @ParameterizedTest
  @CsvSource({"starttls, STARTTLS, 587", "tls, TLS, 465"})
  void a_server_with_a_login_listens_where_such_servers_do(
      String word, SmtpConfig.Security security, int port) {
    MailConfig mail =
        parse(
            """
            mail:
              transport: smtp
              smtp: {host: smtp.shop.example, security: %s, user: "${SMTP_USER}", password: "${SMTP_PASSWORD}"}
            """
                .formatted(word));
    assertThat(mail.transport()).isEqualTo(MailConfig.Transport.SMTP);
    assertThat(mail.smtp())
        .contains(
            new SmtpConfig(
                "smtp.shop.example",
                port,
                security,
                Optional.of(new SmtpConfig.Login("shop", new Secret("hush")))));
    assertThat(mail.toString()).doesNotContain("hush");
  }

  @Test
  void a_server_of_this_machine_is_asked_without_a_login_where_the_file_says_so() {
    assertThat(parse("mail: {smtp: {host: '::1', security: none, port: 2525}}").smtp())
        .contains(new SmtpConfig("::1", 2525, SmtpConfig.Security.NONE, Optional.empty()));
    assertThat(parse("mail: {smtp: {host: a}}").smtp())
        .contains(new SmtpConfig("a", 587, SmtpConfig.Security.STARTTLS, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "mail: {transport: pigeon}~c.yaml:1:8: mail.transport: is not smtp, ses or folder [pigeon]",
        "mail: {to: [owner]}~c.yaml:1:8: mail.to: is not an address name@host [owner]",
        "mail: {to: []}~c.yaml:1:8: mail.to: names nobody",
        "mail: {page: 'http://localhost:7070'}~c.yaml:1:8: mail.page: is not an address http://… or https://… that other machines know too [http://localhost:7070]",
        "mail: {page: 'http://127.0.0.1'}~c.yaml:1:8: mail.page: is not an address http://… or https://… that other machines know too [http://127.0.0.1]",
        "mail: {page: 'http://[::1]:80/'}~c.yaml:1:8: mail.page: is not an address http://… or https://… that other machines know too [http://[::1]:80/]",
        "mail: {transport: smtp}~c.yaml:1:8: mail.transport: is smtp, and no server is named. Maybe add smtp.host",
        "mail: {page: 'http://a_b/'}~c.yaml:1:8: mail.page: is not an address http://… or https://… that other machines know too [http://a_b/]",
        "mail: {smtp: {host: a, port: 0}}~c.yaml:1:24: mail.smtp.port: is not a port from 1 to 65535 [0]",
        "mail: {smtp: {host: 'a b'}}~c.yaml:1:15: mail.smtp.host: is not the name of a host [a b]",
        "mail: {smtp: {host: a, security: maybe}}~c.yaml:1:24: mail.smtp.security: is not starttls, tls or none [maybe]",
        "mail: {smtp: {host: a, user: b, password: plain}}~c.yaml:1:33: mail.smtp.password: a secret does not belong in a file. Maybe write ${NAME}",
        "mail: {smtp: {host: a, security: none, user: b, password: '${SMTP_PASSWORD}'}}~c.yaml:1:24: mail.smtp.security: a login goes over no connection that others can read",
        "mail: {smtp: {host: a, user: b}}~c.yaml:1:24: mail.smtp.user: user and password belong together"
      })
  void a_mistake_is_named_with_its_place_its_key_and_the_rule(String text, String problem) {
    StepException e = catchThrowableOfType(StepException.class, () -> parse(text));
    assertThat(e).isNotNull();
    assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
    assertThat(e).hasMessageStartingWith(problem);
    assertThat(e.getMessage()).doesNotContain("hush");
    assertThat(e.getMessage().split("c.yaml:")).hasSize(2);
  }
}
