package clientele.infra.synthetic.goods;

import clientele.infra.synthetic.plan.Dice;
import java.util.List;

/** Shelves of the shop: what stands there and what it costs. */
public enum Category {
  KITCHEN(280, 0.5, "MUG", "TEAPOT", "CAKE STAND", "APRON", "COOKIE TIN", "JUG", "SPOON REST"),
  GARDEN(420, 0.6, "WATERING CAN", "BIRD FEEDER", "PLANT POT", "WIND CHIME", "SEED BOX"),
  CHRISTMAS(160, 0.6, "BAUBLE", "STOCKING", "GARLAND", "ADVENT HOUSE", "TREE STAR", "CRACKER"),
  STATIONERY(110, 0.5, "NOTEBOOK", "CARD", "WRAP", "PENCIL SET", "LETTER RACK", "STICKER SHEET"),
  TOYS(210, 0.6, "JIGSAW", "SPINNING TOP", "DOLL", "KITE", "SKITTLES", "RAG RABBIT"),
  LIGHTING(520, 0.6, "LANTERN", "T-LIGHT HOLDER", "TABLE LAMP", "STRING LIGHTS", "CANDLE"),
  TEXTILES(600, 0.5, "CUSHION COVER", "THROW", "TEA TOWEL", "DOORSTOP", "QUILT"),
  JEWELLERY(340, 0.7, "NECKLACE", "BRACELET", "EARRINGS", "BROOCH", "TRINKET BOX"),
  PARTY(95, 0.4, "PAPER PLATES", "BUNTING", "NAPKINS", "CAKE CASES", "BALLOONS"),
  BATH(250, 0.5, "SOAP DISH", "BATH SALTS", "HAND CREAM", "SPONGE", "TOWEL HOOK");

  private final int medianPence;
  private final double priceSpread;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<String> things;

  Category(int medianPence, double priceSpread, String... things) {
    this.medianPence = medianPence;
    this.priceSpread = priceSpread;
    this.things = List.of(things);
  }

  /** A log-normal list price in pence, at least 5. */
  int drawPence(Dice dice) {
    return Math.max(5, (int) dice.logNormal(medianPence, priceSpread));
  }

  String drawThing(Dice dice) {
    return things.get(dice.below(things.size()));
  }
}
