package clientele.infra.mail.ses;

import clientele.infra.config.AwsConfig;
import clientele.infra.config.mail.MailConfig;
import clientele.infra.mail.MimeMessages;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Mailer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SuppressedDestination;

/**
 * Hands messages to Amazon SES as raw MIME. An address that bounced or complained before is not
 * written to. SES has no idempotency token, so a message whose answer is lost may be on its way:
 * that is said ({@link Mailer.AnswerLost}) and not tried again here.
 */
public final class SesMailer implements Mailer, AutoCloseable {
  /** As the step that sends makes keys: month, revision, template, recipient. */
  private static final Pattern KEY = Pattern.compile("(\\d{4}-\\d{2})-r(\\d+)-([a-z]+)-.*");

  private final MailConfig config;
  private final MimeMessages mime;
  private final SesClients clients;
  private final Clock clock;

  private SesMailer(MailConfig config, SesClients clients, Clock clock) {
    this.config = config;
    this.mime = new MimeMessages(config.from(), config.unsubscribe());
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * A mailer as configured; nothing is asked of SES yet.
   *
   * @throws StepException USAGE if no region is known or the sender is no address
   */
  public static SesMailer open(MailConfig config, AwsConfig aws) {
    AwsCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
    return open(config, aws, chain, SesClients.Patience.DEFAULT);
  }

  /** The same with other credentials and another patience, for tests of the wire. */
  static SesMailer open(
      MailConfig config,
      AwsConfig aws,
      AwsCredentialsProvider credentials,
      SesClients.Patience patience) {
    return new SesMailer(config, SesClients.of(aws, credentials, patience), Clock.systemUTC());
  }

  @Override
  public String send(Message message) {
    refuseSuppressed(message.to());
    SendEmailRequest.Builder request =
        SendEmailRequest.builder()
            .fromEmailAddress(config.from())
            .destination(destination -> destination.toAddresses(message.to()))
            .emailTags(tags(message.key()))
            .content(
                content ->
                    content.raw(
                        raw ->
                            raw.data(
                                SdkBytes.fromByteArrayUnsafe(
                                    mime.bytes(message, clock.instant())))));
    config.configurationSet().ifPresent(request::configurationSetName);
    try {
      return clients.sending().sendEmail(request.build()).messageId();
    } catch (SdkException e) {
      throw SesErrors.sending(e, message.key());
    }
  }

  /**
   * Asks SES whether it would send, without sending.
   *
   * @return what it says, in words
   * @throws StepException MAIL if it would not
   */
  public String check() {
    String domain = config.from().replaceFirst(".*@", "");
    GetAccountResponse account;
    try {
      account = clients.asking().getAccount(request -> {});
      boolean verified = verified(domain).or(() -> verified(config.from())).orElse(false);
      if (!verified) {
        throw new StepException(
            ErrorCode.MAIL,
            "the sender is not verified [mail.from: %s]. Maybe its DNS records are missing or not seen yet."
                .formatted(config.from()));
      }
    } catch (SdkException e) {
      throw SesErrors.asking(e, "asking about " + domain);
    }
    if (!Boolean.TRUE.equals(account.sendingEnabled())) {
      throw new StepException(
          ErrorCode.MAIL,
          "sending is switched off for the account [SES]. Maybe AWS has written why.");
    }
    for (String recipient : config.to()) {
      refuseSuppressed(recipient);
    }
    return Boolean.TRUE.equals(account.productionAccessEnabled())
        ? "SES as " + config.from()
        : "SES as %s, in the sandbox: to verified addresses only".formatted(config.from());
  }

  @Override
  public void close() {
    clients.close();
  }

  private Optional<Boolean> verified(String identity) {
    try {
      return Optional.of(
          Boolean.TRUE.equals(
              clients
                  .asking()
                  .getEmailIdentity(request -> request.emailIdentity(identity))
                  .verifiedForSendingStatus()));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private void refuseSuppressed(String address) {
    SuppressedDestination suppressed;
    try {
      suppressed =
          clients
              .asking()
              .getSuppressedDestination(request -> request.emailAddress(address))
              .suppressedDestination();
    } catch (NotFoundException e) {
      return; // not on the list
    } catch (SdkException e) {
      throw SesErrors.asking(e, "looking at the suppression list");
    }
    if (suppressed == null) {
      throw new StepException(
          ErrorCode.MAIL,
          "SES answers without saying anything [the suppression list]. Maybe aws.ses-endpoint is no SES.");
    }
    throw new StepException(
        ErrorCode.MAIL,
        "the address is on the account's suppression list [%s: %s since %s]. Maybe it is mistyped, or its owner wants no mail."
            .formatted(address, suppressed.reasonAsString(), suppressed.lastUpdateTime()));
  }

  private static List<MessageTag> tags(String key) {
    List<MessageTag> tags = new ArrayList<>();
    Matcher matcher = KEY.matcher(key);
    if (matcher.matches()) {
      tags.add(tag("month", matcher.group(1)));
      tags.add(tag("revision", matcher.group(2)));
      tags.add(tag("template", matcher.group(3)));
    }
    return tags;
  }

  private static MessageTag tag(String name, String value) {
    return MessageTag.builder().name(name).value(value).build();
  }
}
