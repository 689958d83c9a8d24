package clientele.steps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files as spreadsheets write them: other delimiters, numbers, titles, totals and letters. */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class OddFilesTest extends OddShop {
  @Test
  void semicolons_decimal_commas_and_dates_with_points(TestDatabase database) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : shop()) {
      String[] f = line.split(",");
      if (!f[0].startsWith("Inv")) {
        String[] at = f[4].split("[/ :]");
        f[4] = "%02d.%02d.%s %s:%s".formatted(day(at[1]), day(at[0]), at[2], at[3], at[4]);
        f[5] = f[5].replace('.', ',');
      }
      lines.add(String.join(";", f));
    }
    assertThat(closed(database, write("orders.csv", lines))).isEqualTo(ALL);
    assertThat(rows(database, "select kind, words from source_note"))
        .containsExactly(
            "read_as orders.csv was read as it shows: delimiter ';', dates d.M.yyyy H:mm, decimal"
                + " comma.");
  }

  @Test
  void further_decimals_of_a_price_are_read(TestDatabase database) throws IOException {
    List<String> lines = shop();
    lines.add("98,P001,Thing,3,4/2/2025 10:00,5.719008,20064,UK");
    lines.add("99,P001,Thing,1,4/2/2025 10:00,5.71900826446281,20064,UK");
    closed(database, write("orders.csv", lines));
    assertThat(rows(database, "select amount from transaction where line > 1917 order by line"))
        .containsExactly("17.1570240", "5.7190083");
  }

  @Test
  void rows_of_delimiters_totals_and_further_headers_are_no_lines(TestDatabase database)
      throws IOException {
    List<String> lines = shop();
    List<String> odd = new ArrayList<>(List.of("Sales report 2025,,,,,,,", ",,,,,,,"));
    odd.addAll(lines.subList(0, 900));
    odd.add(lines.get(0));
    odd.addAll(lines.subList(900, lines.size()));
    for (int i = 0; i < 200; i++) {
      odd.add(",,,,,,,");
    }
    assertThat(closed(database, write("orders.csv", odd))).isEqualTo(ALL);
  }

  @Test
  void a_second_header_in_another_order_is_read_by(TestDatabase database) throws IOException {
    List<String> lines = shop();
    List<String> odd = new ArrayList<>(lines.subList(0, 900));
    for (String line : lines.subList(0, 1)) {
      odd.add(turned(line));
    }
    lines.subList(900, lines.size()).forEach(line -> odd.add(turned(line)));
    assertThat(closed(database, write("orders.csv", odd))).isEqualTo(ALL);
  }

  @Test
  void what_a_spreadsheet_puts_before_a_file_and_its_wide_letters(TestDatabase database)
      throws IOException {
    List<String> lines = shop();
    lines.add(0, "sep=,");
    Files.write(
        folder.resolve("orders.csv"),
        (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_16LE));
    assertThat(closed(database, folder.resolve("orders.csv"))).isEqualTo(ALL);
  }

  @Test
  void a_name_without_end_is_rejected_by_its_rule(TestDatabase database) throws IOException {
    List<String> lines = shop();
    lines.add("98,P001,Thing,1,4/2/2025 10:00,10.0,%s,UK".formatted("x".repeat(6000)));
    assertThat(closed(database, write("orders.csv", lines))).isEqualTo(ALL);
    assertThat(rows(database, "select rule, line, column_name from transaction_rejected"))
        .containsExactly("too_long 1918 CustomerID");
  }

  @Test
  void a_bar_code_typed_as_a_quantity_is_held(TestDatabase database) throws IOException {
    List<String> lines = shop();
    lines.add("98,P001,Thing,40123455,4/2/2025 10:00,4.5,29999,UK");
    lines.add("98,P002,Thing,40123456,4/2/2025 10:00,4.5,29999,UK");
    lines.add("98,P002,Thing,4012345678901,4/2/2025 10:00,4.5,29999,UK");
    assertThat(closed(database, write("orders.csv", lines))).isEqualTo(ALL);
    assertThat(rows(database, "select rule, line from transaction_rejected order by line"))
        .containsExactly("implausible_amount 1918", "implausible_amount 1919", "bad_number 1920");
  }
}
