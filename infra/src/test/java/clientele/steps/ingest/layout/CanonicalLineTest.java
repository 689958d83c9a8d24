package clientele.steps.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.source.AttributesConfig;
import clientele.infra.config.source.OrderConfig;
import clientele.infra.config.source.OrderConfig.State;
import clientele.infra.config.source.ReadingConfig;
import clientele.infra.config.source.SourceConfig;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.infra.source.attribute.DescribedSource;
import clientele.steps.dag.StepException;
import clientele.steps.ingest.IngestFixture;
import clientele.steps.port.TransactionSource;
import clientele.steps.settings.FilterSettings;
import clientele.steps.settings.OwnRules;
import clientele.steps.settings.PipelineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Columns beyond the usual ones, and what they make of a line: docs/line.md. */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class CanonicalLineTest {
  private static final String HEADER =
      "Order;Kind;Status;Product;Qty;Price;Date;Customer;Off;Voucher;Tax;Ship;Mail;Source;Group";

  @TempDir Path folder;
  private final List<String> rows = new ArrayList<>(List.of(HEADER));

  @BeforeEach
  void twenty_usual_orders() {
    for (int i = 0; i < 20; i++) {
      row("U%d;sale;bezahlt;P1;1;10.50;2025-04-%02d;c%d;0;0;2.10;0;;web;Toys", i, i + 1, i);
    }
  }

  @Test
  void discounts_kinds_and_states(TestDatabase database) throws IOException {
    row("A1;sale;bezahlt;P1;2;30.00;2025-04-02;anna;10;18;12;5; Anna@Shop.Example ;app;Toys");
    row("A1;;;P2;1;40.00;;;0;;0;;;;Books");
    row("A1;shipping;;S;1;5.00;;;;;;;;;");
    row("A1;tip;;T;1;3.00;;;;;;;;;");
    row("R1;refund;bezahlt;P1;1;30.00;2025-04-09;anna;0;0;0;0;;app;Toys");
    row("X1;sale;storniert;P1;1;70.00;2025-04-03;bert;0;0;0;0;;app;Toys");
    row("X2;sale;offen;P1;1;80.00;2025-04-03;bert;0;0;0;0;;app;Toys");
    row("X3;sale;erstattet;P1;1;90.00;2025-04-03;cleo;0;0;0;0;;app;Toys");
    IngestFixture shop = closed(database, orders(false, false), PipelineSettings.DEFAULT, Map.of());
    assertThat(
            shop.rows(
                "select stock_code, amount::float from transaction where customer_id = 'anna'"
                    + " order by amount"))
        .containsExactly("P1 -30", "P2 32", "P1 40");
    assertThat(
            shop.rows(
                "select stock_code, amount::float from transaction where customer_id = 'cleo'"
                    + " order by amount"))
        .containsExactly("refund -90", "P1 90");
    assertThat(
            shop.rows(
                "select rule, rows, revenue::float from data_quality where rule in"
                    + " ('not_goods', 'cancelled_order', 'unpaid_order') order by rule"))
        .containsExactly("cancelled_order 1 70", "not_goods 2 8", "unpaid_order 1 80");
    shown(shop);
  }

  /** What a published month shows of these lines. */
  private static void shown(IngestFixture shop) {
    shop.database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into publication (month, revision, customers, segments, revenue) values"
                        + " ('2025-04-01', 1, 1, 1, 1)"));
    assertThat(
            shop.rows(
                "select kind, state, category, channel, line_discount, order_discount, tax,"
                    + " left(email_sha256, 8), file, line, amount from bi.line_detail where invoice"
                    + " = 'A1' order by line"))
        .containsExactly(
            "sale bezahlt Toys app 10 10 12 1add7f54 orders.csv 22 40.00",
            "sale bezahlt Books app null 8 null 1add7f54 orders.csv 23 32.00");
    assertThat(
            shop.rows(
                "select kind, refund_of, amount from bi.line_detail where invoice = 'X3'"
                    + " order by amount"))
        .containsExactly("refund X3 -90.00", "sale null 90.00");
  }

  @Test
  void tax_and_shipping_are_revenue_where_they_are_set_to_be(TestDatabase database)
      throws IOException {
    row("A1;sale;bezahlt;P1;2;30.00;2025-04-02;anna;10;18;12;5;;app;Toys");
    row("A1;;;P2;1;40.00;;;0;;0;;;;Books");
    String anna = "select sum(amount)::float from transaction where customer_id = 'anna'";
    assertThat(closed(database, orders(true, true), PipelineSettings.DEFAULT, Map.of()).rows(anna))
        .containsExactly("89");
    OrderConfig included =
        new OrderConfig(orders(false, false).states(), false, false, Map.of("tax-included", "yes"));
    assertThat(closed(database, included, PipelineSettings.DEFAULT, Map.of()).rows(anna))
        .containsExactly("60");
  }

  @Test
  void a_shop_s_own_rules_are_counted_by_name(TestDatabase database) throws IOException {
    row("B1;sale;bezahlt;P1;1;7.00;2025-04-02;staff;0;0;0;0;;web;Toys");
    row("B2;sale;bezahlt;P9;1;8.00;2025-04-02;dora;0;0;0;0;;web;Gift Card");
    row("B3;sale;bezahlt;P1;1;9.00;2025-04-02;dora;0;0;0;0;;pos;Toys");
    OwnRules own =
        new OwnRules(
            Map.of("gifts", "category = gift card", "staff", "customer.group = STAFF|test"),
            Map.of("online", "channel = web|app"));
    FilterSettings usual = FilterSettings.DEFAULT;
    IngestFixture shop =
        closed(
            database,
            orders(false, false),
            with(
                new FilterSettings(
                    usual.noProduct(),
                    usual.priceFloor(),
                    usual.dropDuplicates(),
                    usual.pairMinQuantity(),
                    usual.pairWithinHours(),
                    usual.doubt(),
                    own)),
            Map.of("staff", "staff"));
    assertThat(
            shop.rows(
                "select rule, outcome, rows, revenue::float from data_quality where rule like"
                    + " '%:%' or rule = 'kept' order by rule collate \"C\""))
        .containsExactly(
            "keep_only:online rejected 1 9",
            "kept kept 20 210",
            "leave_out:gifts rejected 1 8",
            "leave_out:staff rejected 1 7");
  }

  @Test
  void a_kind_or_a_state_that_is_not_known_stops_the_month(TestDatabase database) {
    row("B1;bundle;bezahlt;P1;1;7.00;2025-04-02;dora;0;0;0;0;;web;Toys");
    assertThatThrownBy(
            () -> closed(database, orders(false, false), PipelineSettings.DEFAULT, Map.of()))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("unknown_kind: 1 lines of 2025-04")
        .hasMessageContaining("orders.csv line 22 in column Kind");
    rows.remove(rows.size() - 1);
    row("B1;sale;teilbezahlt;P1;1;7.00;2025-04-02;dora;0;0;0;0;;web;Toys");
    assertThatThrownBy(
            () -> closed(database, orders(false, false), PipelineSettings.DEFAULT, Map.of()))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("source.states");
  }

  private void row(String format, Object... values) {
    rows.add(String.format(Locale.ROOT, format, values));
  }

  private static OrderConfig orders(boolean tax, boolean shipping) {
    return new OrderConfig(
        Map.of(
            "Bezahlt",
            State.PAID,
            "offen",
            State.PENDING,
            "storniert",
            State.VOIDED,
            "erstattet",
            State.REFUNDED),
        tax,
        shipping,
        Map.of());
  }

  private static PipelineSettings with(FilterSettings filter) {
    PipelineSettings usual = PipelineSettings.DEFAULT;
    return new PipelineSettings(
        usual.windowMonths(),
        usual.seed(),
        usual.currency(),
        usual.maxRejectedShare(),
        filter,
        usual.embed(),
        usual.cluster(),
        usual.match(),
        usual.segments());
  }

  /** The month pulled and filtered, its customers' groups told beside it. */
  private IngestFixture closed(
      TestDatabase database,
      OrderConfig orders,
      PipelineSettings settings,
      Map<String, String> groups)
      throws IOException {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "truncate transaction_raw, transaction, transaction_rejected, data_quality,"
                        + " customer_order,"
                        + " data_month, run_input, source_file, source_note, customer_attribute,"
                        + " product_category, publication"));
    Files.write(folder.resolve("orders.csv"), rows);
    TransactionSource lines =
        new CsvTransactionSource(folder.resolve("orders.csv"), CsvFormat.of(config(orders)));
    DescribedSource.Asked asked =
        new DescribedSource.Asked() {
          @Override
          public void customers(Consumer<List<String>> told) {
            told.accept(List.of("customer_id", "attribute", "value"));
            groups.forEach((id, group) -> told.accept(List.of(id, "group", group)));
          }

          @Override
          public void products(Consumer<List<String>> told) {
            // none are told
          }
        };
    IngestFixture shop = new IngestFixture(database, settings, "own");
    shop.pull("2025-04", 1, new DescribedSource(lines, AttributesConfig.DEFAULT, asked));
    shop.filter("2025-04", 1);
    return shop;
  }

  private static SourceConfig config(OrderConfig orders) {
    Map<String, String> columns = new LinkedHashMap<>(SourceConfig.DEFAULT.columns());
    columns.putAll(
        Map.of(
            "invoice", "Order",
            "stock-code", "Product",
            "quantity", "Qty",
            "unit-price", "Price",
            "ordered-at", "Date",
            "customer-id", "Customer",
            "kind", "Kind",
            "state", "Status",
            "discount", "Off",
            "order-discount", "Voucher"));
    columns.putAll(
        Map.of(
            "tax", "Tax",
            "shipping", "Ship",
            "email", "Mail",
            "channel", "Source",
            "category", "Group"));
    ReadingConfig usual = ReadingConfig.DEFAULT;
    return new SourceConfig(
        Optional.empty(),
        columns,
        "yyyy-MM-dd",
        "auto",
        ZoneId.of("UTC"),
        ';',
        Optional.empty(),
        new ReadingConfig(
            ReadingConfig.Layout.GENERIC,
            ReadingConfig.Numbers.POINT,
            usual.missingCustomer(),
            List.of(),
            usual.limits(),
            orders));
  }
}
