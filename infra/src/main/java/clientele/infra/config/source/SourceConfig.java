package clientele.infra.config.source;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where transaction lines lie and how to read them.
 *
 * @param uri file, folder or address; empty until the command line or the file names one
 * @param columns the file's header for each of the eight {@link #COLUMNS}, and for any of {@link
 *     #FURTHER}
 * @param dateFormat letters of {@link java.time.format.DateTimeFormatter}
 * @param encoding {@code auto} or the name of a charset
 * @param zone the shop's own zone
 * @param delimiter between fields
 * @param keyMonth how an object's key names the month of its lines, with {@code {yyyy}} and {@code
 *     {MM}}; empty if it does not
 * @param reading how a file is understood where its header alone does not say
 */
public record SourceConfig(
    Optional<String> uri,
    Map<String, String> columns,
    String dateFormat,
    String encoding,
    ZoneId zone,
    char delimiter,
    Optional<String> keyMonth,
    ReadingConfig reading) {

  /** Keys below {@code source.columns}, in the order of a line. */
  public static final List<String> COLUMNS =
      List.of(
          "invoice",
          "stock-code",
          "description",
          "quantity",
          "ordered-at",
          "unit-price",
          "customer-id",
          "country");

  /** Further keys below {@code source.columns}; a file need not have them. */
  public static final List<String> FURTHER =
      List.of(
          "amount",
          "discount",
          "order-discount",
          "subtotal",
          "refunded",
          "refunded-at",
          "state",
          "cancelled-at",
          "currency",
          "order-name",
          "line-id",
          "kind",
          "refund-of",
          "email",
          "category",
          "vendor",
          "tax",
          "order-tax",
          "tax-included",
          "shipping",
          "channel",
          "region",
          "consent");

  /** Those of them whose header another one may have too. */
  public static final List<String> DESCRIBING = List.of("email", "order-name", "category");

  /** A UCI Online Retail export. */
  public static final SourceConfig DEFAULT =
      new SourceConfig(
          Optional.empty(),
          usualHeaders(),
          "M/d/yyyy H:mm",
          "auto",
          ZoneId.of("UTC"),
          ',',
          Optional.empty(),
          ReadingConfig.DEFAULT);

  public SourceConfig {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** The same lines at another place, or at none. */
  public SourceConfig at(Optional<String> place) {
    return new SourceConfig(
        place, columns, dateFormat, encoding, zone, delimiter, keyMonth, reading);
  }

  /** What decides how a line is read: neither its place nor how many there may be. */
  public SourceConfig deciding() {
    return new SourceConfig(
        Optional.empty(),
        columns,
        dateFormat,
        encoding,
        zone,
        delimiter,
        keyMonth,
        reading.unlimited());
  }

  private static Map<String, String> usualHeaders() {
    List<String> headers =
        List.of(
            "InvoiceNo",
            "StockCode",
            "Description",
            "Quantity",
            "InvoiceDate",
            "UnitPrice",
            "CustomerID",
            "Country");
    Map<String, String> usual = new LinkedHashMap<>();
    for (int i = 0; i < headers.size(); i++) {
      usual.put(COLUMNS.get(i), headers.get(i));
    }
    return usual;
  }
}
