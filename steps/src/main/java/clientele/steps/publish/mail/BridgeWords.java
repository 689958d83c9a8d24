package clientele.steps.publish.mail;

import clientele.steps.port.Charts.Bar;
import clientele.steps.publish.mail.MonthSummary.BridgeLine;
import clientele.steps.publish.mail.SummaryWording.BridgeRow;
import clientele.steps.settings.FigureFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says why revenue changed. Moves from one segment to another take from one what they bring to the
 * other, so over all segments they are left out; what they did is in the figures of each segment.
 */
final class BridgeWords {
  private static final Map<String, String> SAID =
      Map.of(
          "joined", "Customers gained",
          "lost", "Customers lost",
          "orders per customer", "Orders per customer",
          "basket value", "Basket value",
          "returns", "Returns");

  private final List<BridgeLine> bridge;
  private final FigureFormat format;

  BridgeWords(List<BridgeLine> bridge, FigureFormat format) {
    this.bridge = bridge.stream().filter(line -> SAID.containsKey(line.effect())).toList();
    this.format = format;
  }

  /** One row an effect; the part of the segment it is largest in where there are several. */
  List<BridgeRow> rows() {
    return bridge.stream()
        .map(
            line ->
                new BridgeRow(
                    said(line),
                    format.moneyChange(line.amount()),
                    line.segmentAmount().signum() == 0
                        ? ""
                        : "most in %s, %s"
                            .formatted(line.segment(), format.moneyChange(line.segmentAmount()))))
        .toList();
  }

  /** The effects, and the whole change behind them. */
  List<Bar> bars() {
    if (bridge.isEmpty()) {
      return List.of();
    }
    List<Bar> bars = new ArrayList<>();
    BigDecimal whole = BigDecimal.ZERO;
    for (BridgeLine line : bridge) {
      bars.add(bar(said(line), line.amount()));
      whole = whole.add(line.amount());
    }
    bars.add(bar("Change", whole));
    return bars;
  }

  private Bar bar(String name, BigDecimal amount) {
    return new Bar(name, amount.doubleValue(), format.moneyChange(amount));
  }

  private static String said(BridgeLine line) {
    return SAID.getOrDefault(line.effect(), line.effect());
  }
}
