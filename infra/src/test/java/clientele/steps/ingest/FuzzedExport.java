package clientele.steps.ingest;

import clientele.steps.ingest.FuzzedShop.Sale;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A shop's sales as one program or another would export them, noise and all. */
final class FuzzedExport {
  private static final List<Map<String, String>> NAMES =
      List.of(
          names(
              "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"),
          names("order number,sku,product name,qty,order date,unit price,customer id,country"),
          names(
              "Bestellnummer,Artikelnummer,Bezeichnung,Menge,Datum,Einzelpreis,Kundennummer,Land"));

  private final SplittableRandom random;
  private final FuzzedStyle style;
  private final int layout;
  private final boolean amounts;
  private final List<String> columns;
  private final List<String> said = new ArrayList<>();

  FuzzedExport(SplittableRandom random) {
    this.random = random;
    this.style = FuzzedStyle.draw(random);
    this.layout = random.nextInt(NAMES.size());
    this.amounts = layout > 0 && random.nextInt(4) == 0;
    this.columns = new ArrayList<>(NAMES.get(0).keySet());
    if (amounts) {
      columns.removeAll(List.of("quantity", "price"));
      columns.add("amount");
    }
    if (layout > 0 && random.nextInt(3) == 0) {
      columns.remove(List.of("invoice", "stock", "description", "country").get(random.nextInt(4)));
    }
    if (random.nextInt(3) == 0) {
      columns.add("note");
    }
    Collections.shuffle(columns, new Random(random.nextInt()));
  }

  private static Map<String, String> names(String line) {
    Map<String, String> names = new LinkedHashMap<>();
    List<String> keys =
        List.of(
            "invoice", "stock", "description", "quantity", "date", "price", "customer", "country");
    String[] parts = line.split(",");
    for (int i = 0; i < keys.size(); i++) {
      names.put(keys.get(i), parts[i]);
    }
    return names;
  }

  /** What was drawn, for whoever looks into a failure. */
  @Override
  public String toString() {
    return style + " " + columns + " " + said;
  }

  /** Whether its encoding cannot write what stands between thousands, so that it writes "?". */
  boolean isDamaged() {
    return !style.charset().newEncoder().canEncode(style.thousands());
  }

  /** What the export tells of a sale. */
  Sale told(Sale sale) {
    BigDecimal amount = sale.price().multiply(BigDecimal.valueOf(sale.quantity()));
    return new Sale(
        columns.contains("invoice") ? sale.invoice() : "",
        columns.contains("stock") ? sale.stock() : "",
        columns.contains("description") ? sale.description() : "",
        amounts ? 1 : sale.quantity(),
        style.tellsTime() ? sale.at() : sale.at().toLocalDate().atStartOfDay(),
        amounts ? amount : sale.price(),
        sale.customer(),
        columns.contains("country") ? sale.country() : "");
  }

  /** Writes the files into a folder. */
  void write(Path folder, List<Sale> sales) throws IOException {
    int files = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1;
    List<List<Sale>> parts = new ArrayList<>();
    boolean mixed = random.nextInt(3) == 0;
    for (int i = 0; i < files; i++) {
      parts.add(new ArrayList<>());
    }
    for (int i = 0; i < sales.size(); i++) {
      int part = mixed ? random.nextInt(files) : i * files / sales.size();
      parts.get(part).add(sales.get(i));
    }
    said.add(files + (mixed ? " mixed files" : " files"));
    for (int i = 0; i < files; i++) {
      byte[] bytes = bytes(text(parts.get(i)));
      switch (random.nextInt(10)) {
        case 0, 1 -> Files.write(folder.resolve("part" + i + ".csv.gz"), packed(bytes));
        case 2 -> Files.write(folder.resolve("part" + i + ".csv.zip"), zipped(bytes));
        default -> Files.write(folder.resolve("part" + i + ".csv"), bytes);
      }
    }
  }

  private byte[] bytes(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (style.mark()) {
      bytes.write("\uFEFF".getBytes(style.charset()));
    }
    String sign = style.charset().equals(StandardCharsets.ISO_8859_1) ? "\u00a4" : "€";
    bytes.write(text.replace("€", sign).getBytes(style.charset()));
    return bytes.toByteArray();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** The file in an archive, beside what one system adds. */
  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      out.putNextEntry(new ZipEntry("__MACOSX/._orders.csv"));
      out.putNextEntry(new ZipEntry("export/orders.csv"));
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private String text(List<Sale> sales) {
    StringBuilder text = new StringBuilder();
    if (random.nextInt(8) == 0) {
      said.add("sep=");
      text.append("sep=").append(style.delimiter()).append(style.end());
    }
    for (int i = random.nextInt(12) == 0 ? 1 + random.nextInt(3) : 0; i > 0; i--) {
      said.add("title");
      text.append(i == 1 ? "" : "Export of all orders").append(style.end());
    }
    boolean capitals = layout > 0 && random.nextInt(4) == 0;
    List<String> header =
        columns.stream().map(column -> header(column, capitals)).map(style::field).toList();
    line(text, header);
    for (Sale sale : sales) {
      noise(text, header);
      line(text, columns.stream().map(column -> style.field(cell(column, sale))).toList());
    }
    if (random.nextInt(8) == 0) {
      said.add("total");
      List<String> total = new ArrayList<>(Collections.nCopies(columns.size(), ""));
      total.set(0, "Total");
      total.set(columns.size() - 1, "12345");
      line(text, total);
    }
    return text.toString();
  }

  private void noise(StringBuilder text, List<String> header) {
    switch (random.nextInt(600)) {
      case 0 -> text.append(style.end());
      case 1 -> line(text, Collections.nCopies(columns.size(), ""));
      case 2 -> line(text, header);
      case 3 -> text.append("----------").append(style.end());
      default -> {
        return;
      }
    }
    said.add("noise");
  }

  private void line(StringBuilder text, List<String> fields) {
    text.append(String.join(String.valueOf(style.delimiter()), fields)).append(style.end());
  }

  private String header(String column, boolean capitals) {
    String name =
        column.equals("amount")
            ? (layout == 2 ? "Betrag" : "amount")
            : column.equals("note") ? "Remark" : NAMES.get(layout).getOrDefault(column, column);
    return capitals ? name.toUpperCase(Locale.ROOT) : name;
  }

  private String cell(String column, Sale sale) {
    Sale told = told(sale);
    return switch (column) {
      case "invoice" -> told.invoice();
      case "stock" -> told.stock();
      case "description" -> told.description();
      case "quantity" -> style.whole(told.quantity());
      case "date" -> style.date(sale.at());
      case "price", "amount" -> style.money(told.price());
      case "customer" -> customer(told.customer());
      case "country" -> told.country();
      default ->
          List.of("", "plain", "a \"quoted\" word", "two" + style.end() + "lines", "Grüße, £ 5")
              .get(random.nextInt(5));
    };
  }

  /** A customer's id in one of the spellings that programs give it. */
  private String customer(String id) {
    if (id.isEmpty()) {
      return List.of("", "", "NULL", "n/a", " ").get(random.nextInt(5));
    }
    return switch (random.nextInt(12)) {
      case 0 -> " " + id;
      case 1 -> id + " ";
      case 2 -> id.matches("\\d+") ? id + ".0" : id;
      case 3 -> "'" + id;
      case 4 -> id.contains("@") ? id.toUpperCase(Locale.ROOT) : id;
      default -> id;
    };
  }
}
