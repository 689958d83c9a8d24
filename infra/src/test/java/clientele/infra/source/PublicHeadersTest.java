package clientele.infra.source;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.source.ReadingConfig.Layout;
import clientele.infra.source.layout.CsvColumn;
import clientele.steps.port.SourceLine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Header rows of real exports, whole and in their order, are read without a setting. */
class PublicHeadersTest {

  /** Of the orders export, as Shopify's help ("Exporting orders") lists its columns. */
  private static final String SHOPIFY =
      "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,"
          + "Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,"
          + "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,"
          + "Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,"
          + "Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,"
          + "Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,"
          + "Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,"
          + "Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,"
          + "Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,"
          + "Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,"
          + "Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Phone,Receipt Number";

  /** Of the plugin Advanced Order Export, with a row a product. */
  private static final String WOOCOMMERCE =
      "Order Number,Order Status,Order Date,Customer Note,First Name (Billing),"
          + "Last Name (Billing),Company (Billing),Address 1&2 (Billing),City (Billing),"
          + "State Code (Billing),Postcode (Billing),Country Code (Billing),Email (Billing),"
          + "Phone (Billing),Item #,SKU,Name,Product Variation,Quantity,Quantity (- Refund),"
          + "Item Cost,Order Line (w/o tax),Order Line Tax,Order Line Total,Coupon Code,"
          + "Discount Amount,Discount Amount Tax,Payment Method Title,Cart Discount Amount,"
          + "Order Subtotal Amount,Order Tax Amount,Order Shipping Amount,Order Refund Amount,"
          + "Order Total Amount,Order Total Tax Amount";

  /** Of the order grid with all its columns, as Magento's user guide ("Orders") names them. */
  private static final String MAGENTO =
      "ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),"
          + "Grand Total (Purchased),Status,Billing Address,Shipping Address,Shipping Information,"
          + "Customer Email,Customer Group,Subtotal,Shipping and Handling,Customer Name,"
          + "Payment Method,Total Refunded,Allocated sources,Pickup Location Code,"
          + "Braintree Transaction Source,Dispute State";

  /** Of the payments page's export with all columns. */
  private static final String STRIPE =
      "id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,"
          + "Converted Amount,Converted Amount Refunded,Fee,Tax,Converted Currency,Mode,Status,"
          + "Statement Descriptor,Customer ID,Customer Description,Customer Email,Captured,Card ID,"
          + "Card Last4,Card Brand,Card Funding,Card Address State,Card Address Country,"
          + "Card Issue Country,Disputed Amount,Dispute Status,Dispute Reason,Dispute Date (UTC),"
          + "Invoice ID,Payment Source Type,Destination,Transfer,Transfer Group,PaymentIntent ID";

  /** Cells of one paid order, by header. */
  private static final Map<String, String> OF_SHOPIFY =
      Map.of(
          "Name", "#1001",
          "Email", "a@shop.example",
          "Financial Status", "paid",
          "Currency", "EUR",
          "Subtotal", "30.00",
          "Created at", "2025-04-13 14:05:00 +0200",
          "Lineitem quantity", "3",
          "Lineitem price", "10.00");

  private static final Map<String, String> OF_WOOCOMMERCE =
      Map.of(
          "Order Number", "1001",
          "Order Status", "Completed",
          "Order Date", "2025-04-13 14:05",
          "Email (Billing)", "a@shop.example",
          "Quantity", "3",
          "Quantity (- Refund)", "2",
          "Item Cost", "10.00");

  private static final Map<String, String> OF_MAGENTO =
      Map.of(
          "ID", "000000001",
          "Purchase Date", "2025-04-13 14:05:00",
          "Grand Total (Base)", "41.00",
          "Status", "Complete",
          "Customer Email", "a@shop.example",
          "Subtotal", "30.00");

  private static final Map<String, String> OF_STRIPE =
      Map.of(
          "id", "ch_1",
          "Created (UTC)", "2025-04-13 14:05",
          "Amount", "30.00",
          "Amount Refunded", "0.00",
          "Currency", "eur",
          "Status", "Paid",
          "Customer Email", "a@shop.example");

  static List<Arguments> exports() {
    return List.of(
        Arguments.of(Layout.SHOPIFY, SHOPIFY, OF_SHOPIFY),
        Arguments.of(Layout.WOOCOMMERCE, WOOCOMMERCE, OF_WOOCOMMERCE),
        Arguments.of(Layout.MAGENTO, MAGENTO, OF_MAGENTO),
        Arguments.of(Layout.STRIPE, STRIPE, OF_STRIPE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exports")
  void a_real_header_is_known(Layout layout, String header, Map<String, String> cells) {
    String row =
        Arrays.stream(header.split(","))
            .map(name -> cells.getOrDefault(name, ""))
            .collect(Collectors.joining(","));
    CsvReader reader = new CsvReader(CsvFormat.DEFAULT);
    List<SourceLine> lines = new ArrayList<>();
    byte[] file = (header + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8);
    reader.read("f", new ByteArrayInputStream(file), lines::add);
    assertThat(lines).singleElement().isInstanceOf(SourceLine.Parsed.class);
    SourceLine.Parsed line = (SourceLine.Parsed) lines.get(0);
    assertThat(line.customerId()).isEqualTo("a@shop.example");
    assertThat(line.quantity().multiply(line.unitPrice())).isEqualByComparingTo("30");
    assertThat(line.orderedAt().toLocalDate()).hasToString("2025-04-13");
    FileShape shape = reader.shapes().get("f");
    assertThat(shape.layout()).isEqualTo(layout);
    assertThat(shape.columns()).containsKey(CsvColumn.STATE);
    assertThat(reader.remarks()).noneMatch(remark -> remark.contains("not read"));
  }
}
