package clientele.infra.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import clientele.infra.config.mail.MailConfig;
import clientele.infra.config.mail.SmtpConfig;
import clientele.infra.config.mail.SmtpConfig.Login;
import clientele.infra.config.mail.SmtpConfig.Security;
import clientele.infra.config.value.Secret;
import clientele.infra.mail.MailRules;
import clientele.infra.mail.MimeMessages;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Mailer.AnswerLost;
import clientele.steps.port.Mailer.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** The mailer against a real SMTP server on the wire, with TLS and login, and the wire at fault. */
@Timeout(60)
class SmtpWireTest {
  private static final String KEY = "2011-11-r2-summary-owner@shop.example";
  private static final String FROM = "segments@shop.example";
  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta name="color-scheme" content="light dark"><title>News</title>
      <style>@media (prefers-color-scheme: dark) { .page { background: #12171c !important; }
      .ink { color: #e6eaee !important; } }</style></head>
      <body class="page" style="background:#ffffff;"><h1 class="ink" style="color:#1f2933;">Up 12%</h1>
      </body></html>
      """;

  @TempDir static Path folder;
  private static TestCertificate certificate;

  private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
  private Optional<SMTPServer> running = Optional.empty();

  @BeforeAll
  static void certificate() throws Exception {
    certificate = TestCertificate.of("localhost", folder);
  }

  @AfterEach
  void stop() {
    running.ifPresent(SMTPServer::stop);
  }

  @ParameterizedTest
  @EnumSource(
      value = Security.class,
      names = {"STARTTLS", "TLS"})
  void a_message_goes_out_once_encrypted_after_a_login_and_as_sound_mime(Security security)
      throws Exception {
    SmtpMailer mailer = trusting(secured(security), security, Optional.of(login("sesame")));
    assertThat(mailer.send(message())).isEqualTo(new MimeMessages(FROM).messageId(KEY));
    byte[] eml = arrived.take();
    assertThat(MailRules.broken(eml)).isEmpty();
    assertThat(arrived).isEmpty();
    assertThat(mailer.check())
        .isEqualTo(
            "localhost:%d as %s, encrypted".formatted(running.get().getPortAllocated(), FROM));
    assertThat(arrived).isEmpty();
  }

  @Test
  void a_wrong_password_is_a_refusal_that_does_not_show_it() {
    SmtpMailer mailer =
        trusting(secured(Security.STARTTLS), Security.STARTTLS, Optional.of(login("wrong-secret")));
    assertThat(refused(mailer))
        .hasMessageContaining("does not accept the login [localhost:")
        .hasMessageNotContaining("wrong-secret");
    assertThat(catchThrowable(mailer::check)).isInstanceOf(StepException.class);
  }

  @Test
  void a_server_without_tls_gets_neither_login_nor_message() {
    int port = started(server -> server);
    SmtpMailer mailer = trusting(port, Security.STARTTLS, Optional.of(login("sesame")));
    assertThat(refused(mailer)).hasMessageContaining("no secure connection [localhost:");
  }

  @ParameterizedTest
  @EnumSource(
      value = Security.class,
      names = {"STARTTLS", "TLS"})
  void a_stranger_who_answers_in_the_servers_place_gets_nothing(Security security) {
    SmtpMailer mailer =
        SmtpMailer.open(
            config("localhost", secured(security), security, Optional.of(login("sesame"))),
            patience(),
            Optional.empty());
    assertThat(refused(mailer)).hasMessageContaining("no secure connection [localhost:");
  }

  @Test
  void a_certificate_for_another_name_is_not_believed() {
    int port = secured(Security.TLS);
    SmtpMailer mailer =
        SmtpMailer.open(
            config("127.0.0.1", port, Security.TLS, Optional.of(login("sesame"))),
            patience(),
            Optional.of(certificate.context().getSocketFactory()));
    assertThat(refused(mailer)).hasMessageContaining("no secure connection [127.0.0.1:");
  }

  @ParameterizedTest
  @CsvSource({
    "550,does not know the recipient",
    "451,takes messages again later",
    "552,too large",
    "571,its log says why"
  })
  void an_answer_of_the_server_is_a_certain_refusal(int code, String cure) {
    int port =
        started(
            server ->
                server.messageHandler(
                    (context, from, to, data) -> {
                      throw new RejectException(code, "no, " + to);
                    }));
    assertThat(refused(open(port))).hasMessageContaining("code " + code).hasMessageContaining(cure);
  }

  @Test
  void a_sender_the_server_does_not_carry_for_is_refused_and_check_says_so() {
    int port =
        started(server -> server.fromAddressValidator(from -> from.endsWith("@other.example")));
    assertThat(refused(open(port))).hasMessageContaining("refuses [" + KEY);
    assertThat(catchThrowable(() -> open(port).check()))
        .hasMessageContaining("refuses [mail.from: " + FROM);
  }

  @Test
  void a_server_that_is_not_there_is_a_refusal() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(refused(open(port))).hasMessageContaining("cannot be reached");
  }

  @Test
  void a_wire_cut_before_the_message_is_a_refusal() throws IOException {
    try (CutWire wire = CutWire.to(started(server -> server), CutWire.At.BEFORE_THE_MESSAGE)) {
      assertThat(refused(open(wire.port()))).hasMessageContaining("cannot be reached");
    }
  }

  @Test
  void where_the_answer_is_lost_nobody_knows_although_the_server_has_the_message()
      throws Exception {
    try (CutWire wire = CutWire.to(started(server -> server), CutWire.At.BEFORE_THE_ANSWER)) {
      assertThat(catchThrowable(() -> open(wire.port()).send(message())))
          .isInstanceOf(AnswerLost.class)
          .hasMessageContaining(KEY);
      assertThat(arrived.poll(20, TimeUnit.SECONDS)).isNotNull();
      assertThat(arrived.poll(300, TimeUnit.MILLISECONDS)).isNull(); // and once
    }
  }

  @Test
  void where_the_last_line_is_lost_nobody_knows_either() throws Exception {
    try (CutWire wire = CutWire.to(started(server -> server), CutWire.At.BEFORE_THE_LAST_LINE)) {
      assertThat(catchThrowable(() -> open(wire.port()).send(message())))
          .isInstanceOf(AnswerLost.class);
      assertThat(arrived.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  void a_server_that_takes_the_message_and_falls_silent_leaves_the_outcome_unknown()
      throws Exception {
    int port =
        started(
            server ->
                server.messageHandler(
                    (context, from, to, data) -> {
                      arrived.add(data);
                      try {
                        Thread.sleep(20_000);
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                    }));
    SmtpMailer hasty =
        SmtpMailer.open(
            config("localhost", port, Security.NONE, Optional.empty()),
            new SmtpMailer.Patience(Duration.ofSeconds(10), Duration.ofSeconds(2)),
            Optional.empty());
    assertThat(catchThrowable(() -> hasty.send(message()))).isInstanceOf(AnswerLost.class);
    assertThat(arrived).hasSize(1);
  }

  private StepException refused(SmtpMailer mailer) {
    Throwable failure = catchThrowable(() -> mailer.send(message()));
    assertThat(failure).isInstanceOf(StepException.class);
    assertThat(((StepException) failure).code()).isEqualTo(ErrorCode.MAIL);
    assertThat(arrived).isEmpty();
    return (StepException) failure;
  }

  /** A server that takes messages over TLS from those who log in. */
  private int secured(Security security) {
    return started(
        server -> {
          server
              .authenticationHandlerFactory(
                  new EasyAuthenticationHandlerFactory(
                      (user, password, context) -> {
                        if (!user.equals("shop") || !password.equals("sesame")) {
                          throw new LoginFailedException();
                        }
                      }))
              .requireAuth();
          return security == Security.TLS
              ? server.serverSocketFactory(certificate.context())
              : server.enableTLS().requireTLS().startTlsSocketFactory(certificate.context(), false);
        });
  }

  /** A server that takes any message, and what else it is told. */
  private int started(UnaryOperator<SMTPServer.Builder> more) {
    SMTPServer server =
        more.apply(
                SMTPServer.port(0)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .insertReceivedHeaders(false)
                    .messageHandler((context, from, to, data) -> arrived.add(data)))
            .build();
    server.start();
    running = Optional.of(server);
    return server.getPortAllocated();
  }

  private static SmtpMailer open(int port) {
    return SmtpMailer.open(
        config("localhost", port, Security.NONE, Optional.empty()), patience(), Optional.empty());
  }

  private static SmtpMailer trusting(int port, Security security, Optional<Login> login) {
    return SmtpMailer.open(
        config("localhost", port, security, login),
        patience(),
        Optional.of(certificate.context().getSocketFactory()));
  }

  private static SmtpMailer.Patience patience() {
    return new SmtpMailer.Patience(Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  private static Login login(String password) {
    return new Login("shop", new Secret(password));
  }

  private static MailConfig config(
      String host, int port, Security security, Optional<Login> login) {
    return new MailConfig(
        MailConfig.Transport.SMTP,
        FROM,
        List.of("owner@shop.example"),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new SmtpConfig(host, port, security, login)));
  }

  private static Message message() {
    return new Message(KEY, "owner@shop.example", "Up 12% in 11", "Up 12%", HTML, List.of());
  }
}
