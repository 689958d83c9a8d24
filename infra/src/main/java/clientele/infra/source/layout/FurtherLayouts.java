package clientele.infra.source.layout;

import static java.util.Map.entry;

import clientele.infra.config.source.ReadingConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Layouts of further shops and of a payment service. Most have a row an order, so that its money is
 * one line; which money that is stands in README.
 *
 * <p>Headers: of Magento as its order grid names and exports them (Adobe Commerce user guide,
 * "Orders workspace"); of BigCommerce as its default export template has them; of PrestaShop as the
 * grid of its orders page and the columns of its tables {@code orders} and {@code order_detail}; of
 * Stripe as its dashboard exports payments.
 */
public final class FurtherLayouts {
  private static final Set<CsvColumn> ORDERS =
      Set.of(CsvColumn.INVOICE, CsvColumn.ORDERED_AT, CsvColumn.CUSTOMER_ID);

  public static final Layout MAGENTO =
      new Layout(
          ReadingConfig.Layout.MAGENTO,
          Set.of("id", "purchase date", "grand total (base)", "status"),
          Map.ofEntries(
              entry(CsvColumn.INVOICE, List.of("id")),
              entry(CsvColumn.ORDERED_AT, List.of("purchase date")),
              entry(CsvColumn.AMOUNT, List.of("subtotal", "grand total (base)")),
              entry(
                  CsvColumn.CUSTOMER_ID,
                  List.of("customer email", "customer name", "bill-to name")),
              entry(CsvColumn.COUNTRY, List.of("billing country", "country")),
              entry(CsvColumn.REFUNDED, List.of("total refunded")),
              entry(CsvColumn.STATE, List.of("status")),
              entry(CsvColumn.SHIPPING, List.of("shipping and handling")),
              entry(CsvColumn.EMAIL, List.of("customer email")),
              entry(CsvColumn.CHANNEL, List.of("purchase point"))),
          ORDERS,
          List.of("yyyy-MM-dd HH:mm:ss", "MMM d, yyyy h:mm:ss a", "MMM d, yyyy, h:mm:ss a"),
          Set.of("processing", "complete", "closed"),
          Set.of(
              "new",
              "pending",
              "pending payment",
              "pending_payment",
              "pending paypal",
              "pending_paypal",
              "payment review",
              "payment_review",
              "on hold",
              "holded",
              "canceled",
              "suspected fraud",
              "fraud",
              "rejected"));

  public static final Layout BIGCOMMERCE =
      new Layout(
          ReadingConfig.Layout.BIGCOMMERCE,
          Set.of("order id", "order date", "order status", "order currency code"),
          Map.ofEntries(
              entry(CsvColumn.INVOICE, List.of("order id")),
              entry(CsvColumn.STOCK_CODE, List.of("product sku", "product id")),
              entry(CsvColumn.DESCRIPTION, List.of("product name")),
              entry(CsvColumn.QUANTITY, List.of("product qty")),
              entry(CsvColumn.UNIT_PRICE, List.of("product unit price")),
              entry(CsvColumn.ORDERED_AT, List.of("order date")),
              entry(CsvColumn.AMOUNT, List.of("subtotal (ex tax)", "subtotal (inc tax)")),
              entry(CsvColumn.CUSTOMER_ID, List.of("customer email", "billing email")),
              entry(CsvColumn.COUNTRY, List.of("billing country", "shipping country")),
              entry(CsvColumn.ORDER_DISCOUNT, List.of("coupon value")),
              entry(CsvColumn.REFUNDED, List.of("refund amount")),
              entry(CsvColumn.STATE, List.of("order status")),
              entry(CsvColumn.CURRENCY, List.of("order currency code")),
              entry(CsvColumn.SHIPPING, List.of("shipping cost (ex tax)")),
              entry(CsvColumn.EMAIL, List.of("customer email")),
              entry(CsvColumn.CHANNEL, List.of("order source")),
              entry(CsvColumn.REGION, List.of("billing state"))),
          ORDERS,
          List.of("d/M/yyyy", "M/d/yyyy", "yyyy-MM-dd"),
          Set.of(
              "awaiting fulfillment",
              "awaiting shipment",
              "awaiting pickup",
              "partially shipped",
              "shipped",
              "completed",
              "disputed",
              "partially refunded",
              "refunded"),
          Set.of(
              "pending",
              "incomplete",
              "awaiting payment",
              "cancelled",
              "declined",
              "manual verification required"));

  private static final Set<String> PRESTASHOP_PAID =
      Set.of(
          "1",
          "payment accepted",
          "remote payment accepted",
          "processing in progress",
          "preparation in progress",
          "shipped",
          "delivered",
          "on backorder (paid)",
          "partial refund",
          "partially refunded",
          "refunded");

  private static final Set<String> PRESTASHOP_UNPAID =
      Set.of(
          "0",
          "awaiting check payment",
          "awaiting cheque payment",
          "awaiting bank wire payment",
          "awaiting paypal payment",
          "awaiting cash on delivery validation",
          "on backorder (not paid)",
          "payment error",
          "canceled");

  public static final Layout PRESTASHOP =
      new Layout(
          ReadingConfig.Layout.PRESTASHOP,
          Set.of("reference", "customer", "total", "payment", "status", "date"),
          Map.ofEntries(
              entry(CsvColumn.INVOICE, List.of("id", "reference")),
              entry(CsvColumn.ORDERED_AT, List.of("date")),
              entry(CsvColumn.AMOUNT, List.of("total")),
              entry(CsvColumn.CUSTOMER_ID, List.of("email", "customer")),
              entry(CsvColumn.COUNTRY, List.of("delivery")),
              entry(CsvColumn.STATE, List.of("status"))),
          ORDERS,
          List.of("yyyy-MM-dd HH:mm:ss", "d/M/yyyy HH:mm:ss", "M/d/yyyy HH:mm:ss"),
          PRESTASHOP_PAID,
          PRESTASHOP_UNPAID);

  public static final Layout PRESTASHOP_TABLES =
      new Layout(
          ReadingConfig.Layout.PRESTASHOP,
          Set.of("id_order", "id_customer", "date_add"),
          Map.ofEntries(
              entry(CsvColumn.INVOICE, List.of("id_order", "reference")),
              entry(CsvColumn.STOCK_CODE, List.of("product_reference", "product_id")),
              entry(CsvColumn.DESCRIPTION, List.of("product_name")),
              entry(CsvColumn.QUANTITY, List.of("product_quantity")),
              entry(CsvColumn.UNIT_PRICE, List.of("unit_price_tax_excl", "product_price")),
              entry(CsvColumn.ORDERED_AT, List.of("date_add")),
              entry(CsvColumn.AMOUNT, List.of("total_products", "total_paid_tax_excl")),
              entry(CsvColumn.CUSTOMER_ID, List.of("id_customer", "email")),
              entry(CsvColumn.COUNTRY, List.of("country", "iso_code")),
              entry(
                  CsvColumn.ORDER_DISCOUNT, List.of("total_discounts_tax_excl", "total_discounts")),
              entry(CsvColumn.STATE, List.of("valid", "order_state", "state_name", "osname")),
              entry(CsvColumn.SHIPPING, List.of("total_shipping_tax_excl"))),
          ORDERS,
          List.of("yyyy-MM-dd HH:mm:ss"),
          PRESTASHOP_PAID,
          PRESTASHOP_UNPAID);

  public static final Layout STRIPE =
      new Layout(
          ReadingConfig.Layout.STRIPE,
          Set.of("id", "amount", "amount refunded", "currency", "status"),
          Map.ofEntries(
              entry(CsvColumn.INVOICE, List.of("id")),
              entry(CsvColumn.DESCRIPTION, List.of("description")),
              entry(CsvColumn.ORDERED_AT, List.of("created date (utc)", "created (utc)")),
              entry(CsvColumn.AMOUNT, List.of("amount")),
              entry(CsvColumn.CUSTOMER_ID, List.of("customer email", "customer id")),
              entry(CsvColumn.COUNTRY, List.of("card address country", "card issue country")),
              entry(CsvColumn.REFUNDED, List.of("amount refunded")),
              entry(CsvColumn.REFUNDED_AT, List.of("refunded date (utc)")),
              entry(CsvColumn.STATE, List.of("status")),
              entry(CsvColumn.CURRENCY, List.of("currency")),
              entry(CsvColumn.EMAIL, List.of("customer email"))),
          ORDERS,
          List.of("yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "M/d/yy H:mm", "d/M/yyyy HH:mm"),
          Set.of("paid", "succeeded", "refunded", "partially refunded", "disputed"),
          Set.of(
              "failed",
              "blocked",
              "canceled",
              "pending",
              "processing",
              "uncaptured",
              "requires_capture",
              "requires_action",
              "requires_confirmation",
              "requires_payment_method",
              "incomplete"));

  private FurtherLayouts() {}
}
