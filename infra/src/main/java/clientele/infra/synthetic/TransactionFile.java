package clientele.infra.synthetic;

import clientele.infra.synthetic.event.Invoices.Invoice;
import clientele.infra.synthetic.goods.Item;
import clientele.infra.synthetic.plan.Dice;
import clientele.infra.synthetic.plan.ShopPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A month's file in the columns of the UCI <em>Online Retail</em> export: plain ASCII, lines end in
 * a line feed, fields quoted only where they must be. Among the good lines it strews lines that no
 * reader can parse and lines written twice; both come on top, so what the good lines say is true.
 */
final class TransactionFile {
  static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

  private static final int DESCRIPTION = 2;
  private static final int QUANTITY = 3;
  private static final int DATE = 4;
  private static final int PRICE = 5;

  private final OutputStream out;
  private final double badPerGood;
  private final double duplicates;
  private final StringBuilder text = new StringBuilder();
  private long lines;
  private long bad;
  private long twice;

  TransactionFile(OutputStream out, ShopPlan.Shares shares) throws IOException {
    this.out = out;
    this.badPerGood = shares.badLines() / (1 - shares.badLines());
    this.duplicates = shares.duplicates();
    text.append(HEADER).append('\n');
    flush();
  }

  /** Writes an invoice; the dice decide what goes wrong with its lines. */
  void write(String number, String date, Invoice invoice, Dice dice) throws IOException {
    for (Item item : invoice.items()) {
      int start = text.length();
      append(number, date, invoice, item);
      lines++;
      if (dice.chance(duplicates)) {
        text.append(text, start, text.length());
        lines++;
        twice++;
      }
      if (dice.chance(badPerGood)) {
        appendBad(fields(number, date, invoice, item), dice);
        lines++;
        bad++;
      }
    }
    flush();
  }

  /** Lines so far, the header not counted. */
  long lines() {
    return lines;
  }

  long badLines() {
    return bad;
  }

  long duplicateLines() {
    return twice;
  }

  private void append(String number, String date, Invoice invoice, Item item) {
    text.append(number).append(',').append(item.product().code()).append(',');
    appendQuoted(item.product().description());
    text.append(',').append(item.quantity()).append(',').append(date).append(',');
    appendMoney(item.pence());
    text.append(',').append(invoice.customerId()).append(',');
    text.append(invoice.country().label()).append('\n');
  }

  private void appendQuoted(String field) {
    if (field.indexOf('"') < 0 && field.indexOf(',') < 0) {
      text.append(field);
    } else {
      text.append('"').append(field.replace("\"", "\"\"")).append('"');
    }
  }

  private void appendMoney(int pence) {
    int rest = pence % 100;
    text.append(pence / 100).append(rest < 10 ? ".0" : ".").append(rest);
  }

  private List<String> fields(String number, String date, Invoice invoice, Item item) {
    int start = text.length();
    appendMoney(item.pence());
    String price = text.substring(start);
    text.setLength(start);
    return new ArrayList<>(
        List.of(
            number,
            item.product().code(),
            item.product().description().replaceAll("[\",]", ""),
            Integer.toString(item.quantity()),
            date,
            price,
            invoice.customerId(),
            invoice.country().label()));
  }

  /**
   * A line that is wrong by any reading of CSV. The stray quotes are even in number, so that a
   * reader which looks for the closing one does not swallow the next line.
   */
  private void appendBad(List<String> fields, Dice dice) {
    switch (dice.below(5)) {
      case 0 -> fields.remove(fields.size() - 1);
      case 1 -> fields.add(DESCRIPTION, "MISPLACED");
      case 2 -> fields.set(DATE, "31/31/" + dice.between(1000, 1999) + " 25:61");
      case 3 -> fields.set(dice.chance(0.5) ? QUANTITY : PRICE, "1O.x");
      default -> fields.set(DESCRIPTION, "\"" + fields.get(DESCRIPTION) + " \"X\" RED\"");
    }
    text.append(String.join(",", fields)).append('\n');
  }

  private void flush() throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    text.setLength(0);
  }
}
