package clientele.steps.segments.naming;

import clientele.steps.segments.facts.ClusterFacts;
import clientele.steps.segments.facts.Manner;
import clientele.steps.segments.facts.Persona;
import clientele.steps.segments.facts.Standing;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentStanding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names the segments of a month, uniquely. A segment known from before keeps its persona and name;
 * it is renamed only when its profile has lain beyond the persona's limits, by more than the
 * margin, in two months running. A new one is named after its profile and the {@link Manner} of its
 * customers, with a number behind where that name is taken, the largest revenue first.
 *
 * <p>A segment that is a rule bears its name as long as the rule stands, for the rule is what it
 * means; when rules are drawn anew, they are named anew. Where rules part customers of one persona
 * by their worth, the name says so: "Loyal, higher spend".
 */
public final class SegmentNaming {
  /** Id, cluster and label of the customers of no cluster. */
  public static final int NOISE = -1;

  /** How those of one name are told apart, by how many there are. */
  private static final Map<Integer, List<String>> SPEND =
      Map.of(
          2, List.of("higher", "lower"),
          3, List.of("high", "middle", "low"),
          4, List.of("highest", "high", "low", "lowest"),
          5, List.of("highest", "high", "middle", "low", "lowest"));

  private final double margin;
  private final Map<String, String> ownNames;

  /**
   * Sets the limit.
   *
   * @param margin standings a profile may lie beyond its persona's limits, 0 … 1
   * @param ownNames what the owner calls a segment, by its id, or a persona, by its key
   */
  public SegmentNaming(double margin, Map<String, String> ownNames) {
    this.margin = margin;
    this.ownNames = Map.copyOf(ownNames);
  }

  /**
   * One segment to be named.
   *
   * @param id the segment it is
   * @param before as last seen
   * @param running whether that was in the month just before, so that two months run on
   * @param kept whether the model is the same as then
   */
  public record Candidate(
      ClusterFacts facts, int id, Optional<KnownSegment> before, boolean running, boolean kept) {
    /** Whether a rule makes it. */
    boolean ruled() {
      return facts.rank() != ClusterFacts.Rank.UNKNOWN;
    }

    /** Itself as last seen, if the rule that made it then makes it now. */
    Optional<KnownSegment> sameRule() {
      return before.filter(any -> ruled() && kept);
    }
  }

  /** A name and what it was given on. */
  public record Named(Segment segment, SegmentStanding standing) {}

  /** One row a candidate, in the order of the ids. */
  public List<Named> name(List<Candidate> candidates) {
    List<Candidate> inOrder = new ArrayList<>(candidates);
    inOrder.sort(
        Comparator.comparing((Candidate c) -> c.facts().revenue())
            .reversed()
            .thenComparing(c -> c.facts().cluster()));
    List<Decided> decided = inOrder.stream().map(c -> new Decided(c, persona(c))).toList();
    Map<Integer, String> names = names(decided);
    return decided.stream()
        .map(d -> new Named(d.segment(names.getOrDefault(d.id(), "")), standing(d)))
        .sorted(Comparator.comparingInt(n -> n.segment().segmentId()))
        .toList();
  }

  /** A candidate and the persona it is named after. */
  private record Decided(Candidate candidate, Persona persona) {
    int id() {
      return candidate.id();
    }

    Segment segment(String name) {
      return new Segment(id(), candidate.facts().cluster(), name, persona.title(), id() == NOISE);
    }

    /** The name from before, if persona and what it is called are still the same. */
    Optional<String> kept(String title) {
      return candidate
          .before()
          .filter(before -> before.persona().equals(persona.title()))
          .map(KnownSegment::name)
          .filter(name -> Segment.plain(name).equals(title));
    }
  }

  private Persona persona(Candidate candidate) {
    if (candidate.id() == NOISE) {
      return Persona.UNASSIGNED;
    }
    ClusterFacts facts = candidate.facts();
    if (candidate.before().isEmpty() || candidate.ruled()) {
      return candidate
          .sameRule()
          .map(before -> Persona.ofTitle(before.persona()))
          .orElse(facts.persona());
    }
    KnownSegment before = candidate.before().get();
    Persona kept = Persona.ofTitle(before.persona());
    boolean twice = candidate.running() && before.outgrown() && beyond(kept, facts);
    return twice ? facts.persona() : kept;
  }

  private SegmentStanding standing(Decided decided) {
    Standing now = decided.candidate().facts().standing();
    boolean noise = decided.id() == NOISE;
    return new SegmentStanding(
        decided.id(),
        now.recency(),
        now.frequency(),
        now.monetary(),
        now.basket(),
        (noise ? Persona.UNASSIGNED : decided.candidate().facts().persona()).title(),
        !noise && beyond(decided.persona(), decided.candidate().facts()));
  }

  /** Whether no profile within the margin would be given this persona. */
  private boolean beyond(Persona persona, ClusterFacts facts) {
    Standing now = facts.standing();
    double[] moves = {-margin, 0, margin};
    for (double r : moves) {
      for (double f : moves) {
        for (double m : moves) {
          for (double b : moves) {
            if (facts.personaAt(now.moved(r, f, m, b)) == persona) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  /**
   * What keeps its persona keeps its name, the plain ones first, and the others take what is left.
   * A number is dropped as soon as the plain name is free.
   */
  private Map<Integer, String> names(List<Decided> order) {
    Map<Integer, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    List<Decided> found = order.stream().filter(d -> !d.candidate().ruled()).toList();
    for (Decided decided : found) {
      String title = title(decided);
      decided
          .kept(title)
          .filter(title::equals)
          .filter(taken::add)
          .ifPresent(name -> names.put(decided.id(), name));
    }
    for (Decided decided : found) {
      String title = title(decided);
      if (!names.containsKey(decided.id()) && taken.contains(title)) {
        decided.kept(title).filter(taken::add).ifPresent(name -> names.put(decided.id(), name));
      }
    }
    for (Decided decided : found) {
      if (!names.containsKey(decided.id())) {
        names.put(decided.id(), free(title(decided), taken));
      }
    }
    names.putAll(ofRules(order.stream().filter(d -> d.candidate().ruled()).toList(), taken));
    return names;
  }

  /** Names of rules: as they were while the rule stands, else by persona and spend. */
  private Map<Integer, String> ofRules(List<Decided> order, Set<String> taken) {
    Map<Integer, String> names = new HashMap<>();
    for (Decided decided : order) {
      decided
          .candidate()
          .sameRule()
          .map(KnownSegment::name)
          .filter(name -> name.startsWith(title(decided)))
          .filter(taken::add)
          .ifPresent(name -> names.put(decided.id(), name));
    }
    order.stream()
        .filter(d -> !names.containsKey(d.id()))
        .collect(Collectors.groupingBy(this::title, TreeMap::new, Collectors.toList()))
        .forEach((title, same) -> names.putAll(bySpend(title, same, taken)));
    return names;
  }

  /** Those of one name, told apart by what their typical customer spends. */
  private static Map<Integer, String> bySpend(String title, List<Decided> same, Set<String> taken) {
    List<Decided> byMoney =
        same.stream()
            .sorted(
                Comparator.comparingDouble(
                        (Decided d) -> -d.candidate().facts().standing().monetary())
                    .thenComparingInt(Decided::id))
            .toList();
    List<String> words = SPEND.getOrDefault(byMoney.size(), List.of());
    Map<Integer, String> names = new HashMap<>();
    for (int i = 0; i < byMoney.size(); i++) {
      String name = words.isEmpty() ? title : title + ", " + words.get(i) + " spend";
      names.put(byMoney.get(i).id(), free(name, taken));
    }
    return names;
  }

  private String title(Decided decided) {
    String persona = ownNames.getOrDefault(decided.persona().key(), decided.persona().title());
    Manner now = decided.candidate().facts().manner();
    Manner manner =
        decided.persona() == Persona.INSIDERS && decided.candidate().ruled()
            ? Manner.ANY
            : mannerBefore(decided, persona).orElse(now);
    return ownNames.getOrDefault(Integer.toString(decided.id()), manner.after(persona));
  }

  /** A manner lasts as long as the persona: a habit near a limit would change names otherwise. */
  private static Optional<Manner> mannerBefore(Decided decided, String persona) {
    if (decided.id() == NOISE) {
      return Optional.of(Manner.ANY);
    }
    return decided
        .candidate()
        .before()
        .filter(before -> !decided.candidate().ruled() || decided.candidate().kept())
        .filter(before -> before.persona().equals(decided.persona().title()))
        .flatMap(
            before ->
                Arrays.stream(Manner.values())
                    .filter(manner -> manner.after(persona).equals(Segment.plain(before.name())))
                    .findFirst());
  }

  private static String free(String title, Set<String> taken) {
    String name = title;
    for (int n = 2; !taken.add(name); n++) {
      name = title + " " + n;
    }
    return name;
  }
}
