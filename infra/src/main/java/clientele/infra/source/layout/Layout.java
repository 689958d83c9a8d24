package clientele.infra.source.layout;

import static java.util.Map.entry;

import clientele.infra.config.source.ReadingConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an export's columns mean, by their usual headers.
 *
 * <p>Headers of Shopify's orders CSV as its help pages list them; of WooCommerce as the plugin
 * Advanced Order Export writes them and as the store's own analytics does.
 *
 * @param name in the configuration
 * @param marks headers that no other layout has; all of them tell it
 * @param headers what each column may be called, in small letters
 * @param least columns without which it cannot be read
 * @param dates patterns its dates have
 * @param paid states of an order whose money counts
 * @param unpaid states of an order whose money does not
 */
public record Layout(
    ReadingConfig.Layout name,
    Set<String> marks,
    Map<CsvColumn, List<String>> headers,
    Set<CsvColumn> least,
    List<String> dates,
    Set<String> paid,
    Set<String> unpaid) {

  /** The columns the configuration names, all eight of them. */
  public static final Layout UCI =
      new Layout(
          ReadingConfig.Layout.UCI,
          Set.of(),
          Map.of(),
          Set.of(
              CsvColumn.INVOICE,
              CsvColumn.STOCK_CODE,
              CsvColumn.DESCRIPTION,
              CsvColumn.QUANTITY,
              CsvColumn.ORDERED_AT,
              CsvColumn.UNIT_PRICE,
              CsvColumn.CUSTOMER_ID,
              CsvColumn.COUNTRY),
          List.of(),
          Set.of(),
          Set.of());

  public static final Layout SHOPIFY =
      new Layout(
          ReadingConfig.Layout.SHOPIFY,
          Set.of("name", "financial status", "lineitem quantity", "lineitem price"),
          Map.ofEntries(
              entry(CsvColumn.INVOICE, List.of("name")),
              entry(CsvColumn.STOCK_CODE, List.of("lineitem sku")),
              entry(CsvColumn.DESCRIPTION, List.of("lineitem name")),
              entry(CsvColumn.QUANTITY, List.of("lineitem quantity")),
              entry(CsvColumn.ORDERED_AT, List.of("created at", "paid at")),
              entry(CsvColumn.UNIT_PRICE, List.of("lineitem price")),
              entry(CsvColumn.CUSTOMER_ID, List.of("email")),
              entry(CsvColumn.COUNTRY, List.of("billing country", "shipping country")),
              entry(CsvColumn.DISCOUNT, List.of("lineitem discount")),
              entry(CsvColumn.ORDER_DISCOUNT, List.of("discount amount")),
              entry(CsvColumn.SUBTOTAL, List.of("subtotal")),
              entry(CsvColumn.REFUNDED, List.of("refunded amount")),
              entry(CsvColumn.STATE, List.of("financial status")),
              entry(CsvColumn.CANCELLED_AT, List.of("cancelled at")),
              entry(CsvColumn.CURRENCY, List.of("currency")),
              entry(CsvColumn.ORDER_TAX, List.of("taxes")),
              entry(CsvColumn.SHIPPING, List.of("shipping")),
              entry(CsvColumn.EMAIL, List.of("email")),
              entry(CsvColumn.VENDOR, List.of("vendor")),
              entry(CsvColumn.CHANNEL, List.of("source")),
              entry(CsvColumn.REGION, List.of("billing province", "shipping province")),
              entry(CsvColumn.CONSENT, List.of("accepts marketing"))),
          Set.of(
              CsvColumn.INVOICE,
              CsvColumn.QUANTITY,
              CsvColumn.ORDERED_AT,
              CsvColumn.UNIT_PRICE,
              CsvColumn.CUSTOMER_ID),
          List.of("yyyy-MM-dd HH:mm:ss Z"),
          Set.of("paid", "partially_paid", "partially_refunded", "refunded"),
          Set.of("pending", "authorized", "voided", "expired", "unpaid"));

  public static final Layout WOOCOMMERCE =
      new Layout(
          ReadingConfig.Layout.WOOCOMMERCE,
          Set.of("order number", "order status", "order date", "item cost"),
          Map.ofEntries(
              entry(CsvColumn.INVOICE, List.of("order number", "order id")),
              entry(CsvColumn.STOCK_CODE, List.of("sku", "product id")),
              entry(CsvColumn.DESCRIPTION, List.of("item name", "product name")),
              entry(CsvColumn.QUANTITY, List.of("quantity")),
              entry(CsvColumn.ORDERED_AT, List.of("order date")),
              entry(CsvColumn.UNIT_PRICE, List.of("item cost")),
              entry(CsvColumn.CUSTOMER_ID, List.of("email (billing)", "customer user id")),
              entry(
                  CsvColumn.COUNTRY,
                  List.of("country code (billing)", "country name (billing)", "country (billing)")),
              entry(CsvColumn.ORDER_DISCOUNT, List.of("cart discount amount")),
              entry(CsvColumn.REFUNDED, List.of("order refund amount")),
              entry(CsvColumn.STATE, List.of("order status")),
              entry(CsvColumn.CURRENCY, List.of("order currency", "currency")),
              entry(CsvColumn.SHIPPING, List.of("order shipping amount")),
              entry(CsvColumn.ORDER_TAX, List.of("order total tax amount")),
              entry(CsvColumn.EMAIL, List.of("email (billing)")),
              entry(CsvColumn.CATEGORY, List.of("category")),
              entry(CsvColumn.REGION, List.of("state code (billing)", "state name (billing)"))),
          Set.of(
              CsvColumn.INVOICE,
              CsvColumn.QUANTITY,
              CsvColumn.ORDERED_AT,
              CsvColumn.UNIT_PRICE,
              CsvColumn.CUSTOMER_ID),
          List.of("yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"),
          Set.of("completed", "processing", "refunded", "wc-completed", "wc-processing"),
          Set.of(
              "pending",
              "pending payment",
              "on hold",
              "on-hold",
              "cancelled",
              "failed",
              "draft",
              "trash",
              "checkout-draft"));

  public static final Layout GENERIC =
      new Layout(
          ReadingConfig.Layout.GENERIC,
          Set.of(),
          Map.ofEntries(
              entry(
                  CsvColumn.INVOICE,
                  List.of(
                      "invoiceno",
                      "invoice",
                      "invoice no",
                      "invoice number",
                      "order id",
                      "order_id",
                      "orderid",
                      "order",
                      "order number",
                      "order no",
                      "receipt",
                      "bestellnummer",
                      "rechnungsnummer",
                      "belegnummer")),
              entry(
                  CsvColumn.STOCK_CODE,
                  List.of(
                      "stockcode",
                      "stock code",
                      "sku",
                      "product id",
                      "product_id",
                      "product",
                      "item",
                      "artikelnummer",
                      "artikel")),
              entry(
                  CsvColumn.DESCRIPTION,
                  List.of("description", "product name", "item name", "bezeichnung")),
              entry(CsvColumn.QUANTITY, List.of("quantity", "qty", "units", "menge", "anzahl")),
              entry(
                  CsvColumn.ORDERED_AT,
                  List.of(
                      "invoicedate",
                      "invoice date",
                      "date",
                      "order date",
                      "order_date",
                      "orderdate",
                      "ordered at",
                      "ordered_at",
                      "created at",
                      "created_at",
                      "purchase date",
                      "transaction date",
                      "datum",
                      "bestelldatum",
                      "rechnungsdatum")),
              entry(
                  CsvColumn.UNIT_PRICE,
                  List.of(
                      "unitprice", "unit price", "unit_price", "price", "einzelpreis", "preis")),
              entry(
                  CsvColumn.CUSTOMER_ID,
                  List.of(
                      "customerid",
                      "customer id",
                      "customer_id",
                      "customer",
                      "customer no",
                      "client",
                      "client id",
                      "client_id",
                      "user id",
                      "user_id",
                      "member id",
                      "email",
                      "e-mail",
                      "customer email",
                      "kundennummer",
                      "kunde",
                      "kunden-nr")),
              entry(CsvColumn.COUNTRY, List.of("country", "land", "billing country")),
              entry(
                  CsvColumn.AMOUNT,
                  List.of(
                      "amount", "total", "revenue", "sales", "value", "betrag", "umsatz", "summe",
                      "spend")),
              entry(CsvColumn.CURRENCY, List.of("currency", "waehrung")),
              entry(CsvColumn.EMAIL, List.of("email", "e-mail", "customer email")),
              entry(CsvColumn.CATEGORY, List.of("category", "product category", "kategorie")),
              entry(CsvColumn.VENDOR, List.of("vendor", "brand", "marke")),
              entry(CsvColumn.CHANNEL, List.of("channel", "sales channel", "kanal")),
              entry(CsvColumn.REGION, List.of("region", "province", "bundesland"))),
          Set.of(CsvColumn.ORDERED_AT, CsvColumn.CUSTOMER_ID),
          List.of(),
          Set.of(),
          Set.of());

  /** In the order in which they are tried. */
  public static final List<Layout> ALL =
      List.of(
          SHOPIFY,
          WOOCOMMERCE,
          FurtherLayouts.MAGENTO,
          FurtherLayouts.BIGCOMMERCE,
          FurtherLayouts.PRESTASHOP,
          FurtherLayouts.PRESTASHOP_TABLES,
          FurtherLayouts.STRIPE,
          UCI,
          GENERIC);

  /** Headers of names, by which customers are told where there is nothing better. */
  private static final Set<String> NAMES = Set.of("customer", "customer name", "bill-to name");

  /** Whether a column tells customers by their names, which two of them may share. */
  public boolean tellsByName(String header) {
    return (name == ReadingConfig.Layout.MAGENTO || name == ReadingConfig.Layout.PRESTASHOP)
        && NAMES.contains(header.toLowerCase(Locale.ROOT));
  }

  /** As in the configuration: shopify. */
  public String word() {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
