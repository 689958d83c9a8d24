package clientele.steps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Exports as people have them: each is read as meant, or stops with words that name file, line and
 * cure, or states what it left out. All are made of one small shop: 150 customers, January to April
 * 2025, 771 orders, 1,916 lines, 241,566.41.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class OddExportsTest extends OddShop {
  @Test
  void the_shop_itself(TestDatabase database) throws IOException {
    assertThat(closed(database, write("orders.csv", shop()))).isEqualTo(ALL);
  }

  @Test
  void a_leading_letter_alone_makes_no_cancellation(TestDatabase database) throws IOException {
    List<String> lines = shop();
    lines.replaceAll(line -> line.startsWith("1603,") ? "CXQZJWRTA" + line.substring(4) : line);
    assertThat(closed(database, write("orders.csv", lines))).isEqualTo(ALL);
    assertThat(quality(database, "cancelled")).isEqualTo("0 0");
  }

  @Test
  void cancellations_that_bring_money_stop_the_month_and_name_the_setting(TestDatabase database)
      throws IOException {
    List<String> lines = shop();
    lines.replaceAll(line -> line.startsWith("16") ? "C" + line : line);
    assertThatThrownBy(() -> closed(database, write("orders.csv", lines)))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUALITY_GATE))
        .hasMessageContaining("the first is orders.csv line ")
        .hasMessageContaining("pipeline.filter.cancelled-invoice");
  }

  @Test
  void a_receipt_number_may_come_again_another_day(TestDatabase database) throws IOException {
    List<String> lines = shop();
    for (String day : List.of("1/5", "2/9", "3/3", "4/20")) {
      lines.add("7,P001,Thing,1,%s/2025 10:00,25.0,29999,United Kingdom".formatted(day));
    }
    assertThat(closed(database, write("orders.csv", lines))).isEqualTo("1920 775 151 241666.41");
    assertThat(
            rows(
                database,
                "select frequency, recency_days, average_order_value::float from customer_feature"
                    + " where customer_id = '29999'"))
        .containsExactly("4 10 25");
  }

  @Test
  void thousands_are_read_where_the_file_shows_how(TestDatabase database) throws IOException {
    List<String> lines = shop();
    for (int i = 1; i <= 3; i++) {
      lines.add("98%d,P001,Thing,1,4/2/2025 10:00,\"1,250.00\",20064,UK".formatted(i));
      lines.add("99%d,P001,Thing,1,4/2/2025 10:00,£1'250.00,20064,UK".formatted(i));
    }
    assertThat(closed(database, write("orders.csv", lines))).isEqualTo("1922 777 150 249066.41");
  }

  @Test
  void money_that_cannot_be_read_counts_in_the_limit_and_is_stated(TestDatabase database)
      throws IOException {
    List<String> few = shop();
    few.add("98,P001,Thing,1,4/2/2025 10:00,12x50,20064,UK");
    few.add("99,P001,Thing,2,2025-April-2,\"1,250.00\",20064,UK");
    assertThat(closed(database, write("orders.csv", few))).isEqualTo(ALL);
    assertThat(quality(database, "bad_date")).isEqualTo("1 2500");
    List<String> dear = shop();
    for (int i = 0; i < 10; i++) {
      dear.add("98%d,P001,Thing,10,4/2/2025 10:00,\"1.250,00\",20064,UK".formatted(i));
    }
    assertThatThrownBy(() -> closed(database, write("orders.csv", dear)))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_INPUT))
        .hasMessageContaining("two styles");
  }

  @Test
  void words_for_nobody_are_no_customer(TestDatabase database) throws IOException {
    List<String> lines = shop();
    String[] words = {"NULL", "\\N", "nan", "None", "0", "N/A", "guest", "Guest ", "\u00a0"};
    for (int i = 0; i < words.length; i++) {
      lines.add("98%d,P001,Thing,1,4/2/2025 10:00,10.0,%s,UK".formatted(i, words[i]));
    }
    assertThat(closed(database, write("orders.csv", lines))).isEqualTo(ALL);
    assertThat(quality(database, "missing_customer")).isEqualTo("9 90");
  }

  @Test
  void one_customer_has_one_id_however_it_is_spelled(TestDatabase database) throws IOException {
    List<String> lines = shop();
    String[] same = {"77.0", "'77", "77 ", "\u200b77", "７７", "=\"\"77\"\"", "\u00a077"};
    for (int i = 0; i < same.length; i++) {
      String id = same[i].contains("\"") ? "\"" + same[i] + "\"" : same[i];
      lines.add("98%d,P001,Thing,1,4/2/2025 10:00,10.0,%s,UK".formatted(i, id));
    }
    assertThat(closed(database, write("orders.csv", lines))).isEqualTo("1923 778 151 241636.41");
  }

  @Test
  void lines_of_a_history_beside_a_month_count_once(TestDatabase database) throws IOException {
    List<String> lines = shop();
    write("all.csv", lines);
    write("orders_2025-04.csv", month(lines, 4));
    assertThat(closed(database, folder)).isEqualTo(ALL);
    assertThat(quality(database, "file_copy")).isEqualTo("359 37611.87");
  }

  @Test
  void rolling_exports_count_once_and_real_doubles_stay(TestDatabase database) throws IOException {
    List<String> lines = shop();
    lines.add("98,P001,Thing,1,3/2/2025 10:00,10.0,20064,UK");
    lines.add("98,P001,Thing,1,3/2/2025 10:00,10.0,20064,UK");
    write("a.csv", month(lines, 1, 2, 3));
    write("b.csv", month(lines, 2, 3, 4));
    assertThat(closed(database, folder)).isEqualTo("1918 772 150 241586.41");
  }

  @Test
  void a_month_without_a_line_and_files_not_read_are_said(TestDatabase database)
      throws IOException {
    List<String> lines = shop();
    write("orders_1.csv", month(lines, 1, 2));
    write("orders_2025-03.txt", month(lines, 3));
    write("orders_4.csv", month(lines, 4));
    closed(database, folder);
    assertThat(rows(database, "select kind, words from source_note order by no"))
        .containsExactly(
            "hole 2025-03 has no line, though months before and after it have.",
            "not_read orders_2025-03.txt was not read: its name ends neither in .csv nor in"
                + " .csv.gz or .csv.zip.");
  }

  @Test
  void ids_that_have_lost_their_digits_stop_the_month(TestDatabase database) throws IOException {
    List<String> lines = shop();
    lines.add("98,P001,Thing,1,4/2/2025 10:00,10.0,4.51235E+12,UK");
    assertThatThrownBy(() -> closed(database, write("orders.csv", lines)))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_INPUT))
        .hasMessageContaining("orders.csv line 1918 in column CustomerID")
        .hasMessageNotContaining("4.51235");
  }

  @Test
  void a_negative_price_gives_money_back(TestDatabase database) throws IOException {
    List<String> lines = shop();
    lines.add("95,P001,Thing,10,4/2/2025 10:00,20.0,29997,UK");
    lines.add("96,P001,Thing,1,4/9/2025 10:00,-80.0,29997,UK");
    lines.add("97,P001,Thing,10,4/2/2025 10:00,20.0,29996,UK");
    lines.add("97,DISC10,Discount,1,4/2/2025 10:00,(80.00),29996,UK");
    closed(database, write("orders.csv", lines));
    assertThat(
            rows(
                database,
                "select monetary::float from customer_feature where customer_id in ('29997',"
                    + " '29996')"))
        .containsExactly("120", "120");
  }

  @Test
  void money_back_to_customers_without_a_sale_stands_in_a_row_of_its_own(TestDatabase database)
      throws IOException {
    List<String> lines = shop();
    lines.add("C98,P001,Thing,-10,2/3/2025 10:00,100.0,w2,UK");
    closed(database, write("orders.csv", lines));
    assertThat(rows(database, "select rule, rows, revenue::float from window_quality"))
        .containsExactly("refund_only 1 -1000");
    assertThat(
            rows(
                database,
                "select (select sum(monetary) from customer_feature)"
                    + " + (select sum(revenue) from window_quality)"
                    + " - (select sum(amount) from transaction)"))
        .containsExactly("0.0000000");
  }
}
