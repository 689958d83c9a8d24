package clientele.infra.synthetic.people;

import clientele.infra.synthetic.plan.Dice;

/** Where customers live, and how many of a thousand live there. */
public enum Country {
  UNITED_KINGDOM("United Kingdom", 850),
  GERMANY("Germany", 32),
  FRANCE("France", 28),
  IRELAND("Ireland", 20),
  SPAIN("Spain", 12),
  BELGIUM("Belgium", 10),
  NETHERLANDS("Netherlands", 9),
  SWITZERLAND("Switzerland", 8),
  PORTUGAL("Portugal", 7),
  ITALY("Italy", 6),
  NORWAY("Norway", 5),
  FINLAND("Finland", 4),
  AUSTRIA("Austria", 3),
  SWEDEN("Sweden", 3),
  JAPAN("Japan", 2),
  AUSTRALIA("Australia", 1);

  private static final Country[] ALL = values();
  private static final double[] PER_MILLE = perMille();

  private final String label;
  private final int perMille;

  Country(String label, int perMille) {
    this.label = label;
    this.perMille = perMille;
  }

  /** As it stands in the files. */
  public String label() {
    return label;
  }

  public static Country draw(Dice dice) {
    return ALL[dice.index(PER_MILLE)];
  }

  private static double[] perMille() {
    double[] weights = new double[ALL.length];
    for (int i = 0; i < ALL.length; i++) {
      weights[i] = ALL[i].perMille;
    }
    return Dice.runningSums(weights);
  }
}
