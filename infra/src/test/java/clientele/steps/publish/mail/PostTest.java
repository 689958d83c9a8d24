package clientele.steps.publish.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.journal.JdbiMailLedger;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepException;
import clientele.steps.port.MailLedger;
import clientele.steps.port.Mailer;
import clientele.steps.table.publish.MailDelivery;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every message at most once, whatever the carrier answers; on a real ledger. */
@ExtendWith(PostgresExtension.class)
class PostTest {
  private static final RunId RUN = new RunId(YearMonth.of(2025, 12), 1);
  private static final String OWNER = "owner@shop.example";

  private final List<String> carried = new ArrayList<>();
  private Runnable trouble = () -> {};
  private JdbiMailLedger ledger;

  @BeforeEach
  void takeDatabase(TestDatabase database) {
    ledger = database.database().mailLedger();
  }

  private Post post() {
    return new Post(
        message -> {
          carried.add(message.to());
          trouble.run();
          return "id-" + carried.size();
        },
        ledger);
  }

  private MailDelivery deliver() {
    return post()
        .deliver(RUN, "summary", new Mailer.Message("k", OWNER, "news", "text", "<p>", List.of()));
  }

  @Test
  void a_message_that_was_taken_is_not_sent_again() {
    assertThat(deliver()).isEqualTo(new MailDelivery(OWNER, "summary", "sent", "id-1", "news"));
    assertThat(deliver().messageId()).isEqualTo("id-1");
    assertThat(carried).hasSize(1);
  }

  @Test
  void a_message_that_was_refused_is_tried_again() {
    trouble =
        () -> {
          throw new StepException(ErrorCode.MAIL, "throttled");
        };
    assertThatThrownBy(this::deliver).hasMessage("throttled");
    trouble = () -> {};
    assertThat(deliver().status()).isEqualTo("sent");
    assertThat(carried).hasSize(2);
    assertThat(ledger.unknown()).isEmpty();
  }

  @Test
  void a_message_whose_answer_was_lost_is_unknown_until_a_person_settles_it() {
    trouble =
        () -> {
          throw new Mailer.AnswerLost(
              "no answer", new UncheckedIOException(new java.io.IOException()));
        };
    assertThat(deliver().status()).isEqualTo("unknown");
    trouble = () -> {};
    assertThat(deliver().status()).isEqualTo("unknown");
    assertThat(carried).hasSize(1);
    assertThat(ledger.unknown()).containsExactly(new MailLedger.Entry(RUN, OWNER, "summary"));

    assertThat(ledger.settle(RUN, "somebody@else.example", true)).isFalse();
    assertThat(ledger.settle(RUN, OWNER, false)).isTrue();
    assertThat(deliver().status()).isEqualTo("sent");
    assertThat(carried).hasSize(2);
    assertThat(ledger.settle(RUN, OWNER, false)).as("nothing is left to settle").isFalse();
  }

  @Test
  void a_message_that_arrived_after_all_is_never_sent_again() {
    trouble =
        () -> {
          throw new IllegalStateException("anything but a plain refusal");
        };
    assertThat(deliver().status()).isEqualTo("unknown");
    assertThat(ledger.settle(RUN, OWNER, true)).isTrue();
    assertThat(deliver().status()).isEqualTo("sent");
    assertThat(carried).hasSize(1);
  }

  @Test
  void a_claim_whose_process_died_is_unknown_but_where_repeating_does_no_harm() {
    MailLedger.Entry entry = new MailLedger.Entry(RUN, OWNER, "summary");
    assertThat(ledger.claim(entry, "news", true)).isEqualTo(new MailLedger.Claim.Granted());
    assertThat(ledger.claim(entry, "news", true)).isEqualTo(new MailLedger.Claim.Granted());
    assertThat(deliver().status()).isEqualTo("unknown");
    assertThat(carried).isEmpty();
  }

  @Test
  void a_claim_outlives_the_transaction_it_was_made_in(TestDatabase database) {
    assertThatThrownBy(
            () ->
                database
                    .jdbi()
                    .useTransaction(
                        handle -> {
                          deliver();
                          throw new IllegalStateException("the step is rolled back");
                        }))
        .hasMessage("the step is rolled back");
    assertThat(deliver().messageId()).isEqualTo("id-1");
    assertThat(carried).hasSize(1);
  }
}
