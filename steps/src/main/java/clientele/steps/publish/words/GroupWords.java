package clientele.steps.publish.words;

/** What the customers of a group of segments do, the same in mail and page. */
public final class GroupWords {
  private GroupWords() {}

  /** A sentence; empty for a group that is not known. */
  public static String about(String group) {
    return switch (group) {
      case "Regular" -> "They keep coming back.";
      case "New" -> "They have placed few orders so far.";
      case "Seasonal" -> "They buy in their season.";
      case "Lapsing" -> "They used to come and have not for a while.";
      case "Lapsed" -> "They bought now and then and have not been seen for long.";
      case "Unassigned" -> "They fit no segment.";
      default -> "";
    };
  }
}
