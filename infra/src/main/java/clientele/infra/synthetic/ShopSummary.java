package clientele.infra.synthetic;

import java.nio.file.Path;
import java.util.List;

/**
 * What was made.
 *
 * @param customers customers who buy at least once
 * @param invoices first-hand orders, returns, slips, guests' orders and own bookings
 * @param lines lines of all files, the headers not counted
 * @param badLines of these, lines that cannot be parsed
 * @param duplicateLines of these, lines that repeat the line before
 * @param files transaction files, oldest month first
 */
public record ShopSummary(
    int customers,
    long invoices,
    long lines,
    long badLines,
    long duplicateLines,
    List<Path> files) {

  public ShopSummary {
    files = List.copyOf(files);
  }
}
