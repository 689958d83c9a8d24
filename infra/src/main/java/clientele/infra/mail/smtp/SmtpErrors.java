package clientele.infra.mail.smtp;

import clientele.infra.config.mail.SmtpConfig;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Mailer.AnswerLost;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Puts what the server answers, or fails to answer, into words. What it says itself is left out of
 * them: servers repeat addresses and more.
 *
 * @param server who was spoken to
 * @param key the message that was on its way
 */
record SmtpErrors(SmtpConfig server, String key) {
  /**
   * A failure to send.
   *
   * @param complete whether the whole message had been handed to the connection
   * @return a StepException if the server has certainly not taken the message, otherwise AnswerLost
   */
  RuntimeException sending(MessagingException failure, boolean complete) {
    OptionalInt code = code(failure);
    if (code.isPresent()) {
      return refused(code.getAsInt(), key);
    }
    return complete
        ? new AnswerLost(
            "the SMTP server may or may not have taken the message [%s: %s]"
                .formatted(key, root(failure).getClass().getSimpleName()),
            failure)
        : unreached(failure);
  }

  /** The server has said no. */
  StepException refused(int code, String what) {
    return new StepException(
        ErrorCode.MAIL,
        "%s refuses [%s: code %d]. Maybe %s.".formatted(server.host(), what, code, cure(code)));
  }

  /** The connection was not made, or broke before there was a message to take. */
  StepException unreached(MessagingException failure) {
    String address = server.host() + ":" + server.port();
    String words;
    if (failure instanceof AuthenticationFailedException) {
      words =
          "the SMTP server does not accept the login [%s]. Maybe mail.smtp.user or mail.smtp.password is wrong."
              .formatted(address);
    } else if (isWithoutTls(failure)) {
      words =
          "no secure connection [%s, mail.smtp.security: %s]. Maybe it wants another, or its certificate is for another name or by a stranger."
              .formatted(address, server.security().name().toLowerCase(Locale.ROOT));
    } else {
      words =
          "the SMTP server cannot be reached [%s: %s]. Maybe the network is down, or mail.smtp.host or mail.smtp.port is wrong."
              .formatted(address, heard(failure));
    }
    return new StepException(ErrorCode.MAIL, words, failure);
  }

  private static String heard(MessagingException failure) {
    Throwable root = root(failure);
    if (root instanceof UnknownHostException) {
      return "no such host";
    }
    return root instanceof SocketTimeoutException ? "no answer" : root.getClass().getSimpleName();
  }

  private static boolean isWithoutTls(MessagingException failure) {
    return chain(failure).stream().anyMatch(SSLException.class::isInstance)
        || String.valueOf(failure.getMessage()).contains("STARTTLS");
  }

  private static String cure(int code) {
    return switch (code) {
      case 421, 450, 451, 452 -> "it takes messages again later";
      case 530, 535, 538 -> "it wants a login, mail.smtp.user and mail.smtp.password";
      case 552 -> "the message is too large for it";
      case 550, 551, 553, 554 ->
          "it does not know the recipient, or does not carry mail for mail.from";
      default -> "its log says why";
    };
  }

  /** The server's own answer, 4xx or 5xx, of whichever address or command it spoke last. */
  private static OptionalInt code(MessagingException failure) {
    return chain(failure).stream()
        .mapToInt(SmtpErrors::ownCode)
        .filter(code -> code >= 400 && code < 600)
        .findFirst();
  }

  private static int ownCode(Throwable failure) {
    if (failure instanceof SMTPAddressFailedException address) {
      return address.getReturnCode();
    }
    if (failure instanceof SMTPSenderFailedException sender) {
      return sender.getReturnCode();
    }
    return failure instanceof SMTPSendFailedException send ? send.getReturnCode() : -1;
  }

  private static List<Throwable> chain(MessagingException failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable next = failure; next != null; next = next.getCause()) {
      chain.add(next);
    }
    return chain;
  }

  private static Throwable root(MessagingException failure) {
    List<Throwable> chain = chain(failure);
    return chain.get(chain.size() - 1);
  }
}
