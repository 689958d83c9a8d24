package clientele.infra.source.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.source.SourceConfig;
import clientele.infra.source.layout.CsvColumn;
import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource.FileDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a door tells as batches: a month each, with a state that its lines alone decide. */
@Timeout(60)
class DoorSourceTest {
  private static final YearMonth APRIL = YearMonth.of(2025, 4);
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2025-05-20T04:00:00Z"), ZoneOffset.UTC);

  /** A door that tells what it holds, and writes down what it was asked for. */
  private static final class Held implements Door {
    private final List<String> asked = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    @Override
    public String address() {
      return "door://held/";
    }

    @Override
    public void ask(YearMonth first, YearMonth last, Lines to) {
      asked.add(first + ".." + last);
      to.columns(List.of(CsvColumn.INVOICE, CsvColumn.CUSTOMER_ID, CsvColumn.AMOUNT));
      for (String line : lines) {
        List<String> parts = List.of(line.split("\\|"));
        to.line(
            LocalDateTime.parse(parts.get(0)),
            Map.of(
                CsvColumn.INVOICE, parts.get(1),
                CsvColumn.CUSTOMER_ID, parts.get(2),
                CsvColumn.AMOUNT, parts.get(3)));
      }
    }
  }

  private final Held door = new Held();
  private final DoorSource source =
      new DoorSource(door, SourceConfig.DEFAULT, Optional.of(YearMonth.of(2025, 3)), NOW);

  @Test
  void wanted_months_are_asked_for_at_once_and_read_one_by_one() {
    door.lines.addAll(
        List.of(
            "2025-03-31T23:59:59|1|a, \"b\"|2.50",
            "2025-04-01T00:00:00|2|two\nlines|1e3",
            "2025-04-02T00:00:00|3|NULL|-2.50",
            "2025-07-02T00:00:00|4|c|9"));
    assertThat(source.files(Set.of(APRIL, YearMonth.of(2025, 3), YearMonth.of(2025, 8))))
        .containsExactly("2025-03", "2025-04");
    assertThat(door.asked).isEmpty();
    List<SourceLine> march = new ArrayList<>();
    source.read("2025-03", march::add);
    assertThat(march)
        .singleElement()
        .isInstanceOfSatisfying(
            SourceLine.Parsed.class, line -> assertThat(line.customerId()).isEqualTo("a, \"b\""));
    List<SourceLine> april = new ArrayList<>();
    FileDigest digest = source.read("2025-04", april::add);
    assertThat(digest.lines()).isEqualTo(2);
    assertThat(april.get(0)).isInstanceOf(SourceLine.Unparseable.class);
    assertThat(((SourceLine.Parsed) april.get(1)).customerId()).isEmpty();
    assertThat(door.asked).containsExactly("2025-03..2025-04");
    source.close();
  }

  @Test
  void the_state_is_that_of_the_lines_in_any_order() {
    door.lines.addAll(List.of("2025-04-01T00:00:00|1|a|1", "2025-04-02T00:00:00|2|b|2"));
    source.files(Set.of(APRIL));
    String state = source.state("2025-04");
    assertThat(source.read("2025-04", line -> {}).sha256()).isEqualTo(state);
    Collections.reverse(door.lines);
    source.files(Set.of(APRIL));
    assertThat(source.state("2025-04")).isEqualTo(state);
    door.lines.add("2025-05-02T00:00:00|3|b|2");
    source.files(Set.of(APRIL));
    assertThat(source.state("2025-04")).as("another month's line").isEqualTo(state);
    door.lines.add(door.lines.get(0));
    source.files(Set.of(APRIL));
    assertThat(source.state("2025-04")).as("a line twice").isNotEqualTo(state);
    door.lines.remove(3);
    door.lines.set(0, "2025-04-01T00:00:00|1|a|3");
    source.files(Set.of(APRIL));
    assertThat(source.state("2025-04")).as("an old order changed").isNotEqualTo(state);
    source.close();
  }

  @Test
  void without_a_wish_the_months_since_the_first_are_there() {
    assertThat(source.files(Set.of())).containsExactly("2025-03", "2025-04", "2025-05");
    assertThatThrownBy(() -> source.read("a.csv", line -> {}))
        .hasMessageContaining("no such batch");
    source.close();
  }
}
