package clientele.steps.segments;

import clientele.steps.table.Segment;
import clientele.steps.table.SegmentStanding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names the segments of a month, uniquely. A segment known from before keeps its persona and name;
 * it is renamed only when its profile has lain beyond the persona's limits, by more than the
 * margin, in two months running. A new one is named after its profile and the {@link Manner} of its
 * customers, with a number behind where that name is taken, the largest revenue first.
 */
final class SegmentNaming {
  /** Id, cluster and label of the customers of no cluster. */
  static final int NOISE = -1;

  private final double margin;
  private final Map<String, String> ownNames;

  /**
   * Sets the limit.
   *
   * @param margin standings a profile may lie beyond its persona's limits, 0 … 1
   * @param ownNames what the owner calls a segment, by its id, or a persona, by its key
   */
  SegmentNaming(double margin, Map<String, String> ownNames) {
    this.margin = margin;
    this.ownNames = Map.copyOf(ownNames);
  }

  /**
   * One segment to be named.
   *
   * @param id the segment it is
   * @param before as last seen
   * @param running whether that was in the month just before, so that two months run on
   */
  record Candidate(ClusterFacts facts, int id, Optional<KnownSegment> before, boolean running) {}

  /** A name and what it was given on. */
  record Named(Segment segment, SegmentStanding standing) {}

  /** One row a candidate, in the order of the ids. */
  List<Named> name(List<Candidate> candidates) {
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

  /** A candidate and the persona he is named after. */
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
          .filter(name -> plain(name).equals(title));
    }
  }

  private Persona persona(Candidate candidate) {
    if (candidate.id() == NOISE) {
      return Persona.UNASSIGNED;
    }
    Standing now = candidate.facts().standing();
    if (candidate.before().isEmpty()) {
      return PersonaRules.personaOf(now);
    }
    KnownSegment before = candidate.before().get();
    Persona kept = Persona.ofTitle(before.persona());
    boolean twice = candidate.running() && before.outgrown() && beyond(kept, now);
    return twice ? PersonaRules.personaOf(now) : kept;
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
        (noise ? Persona.UNASSIGNED : PersonaRules.personaOf(now)).title(),
        !noise && beyond(decided.persona(), now));
  }

  /** Whether no profile within the margin would be given this persona. */
  private boolean beyond(Persona persona, Standing now) {
    double[] moves = {-margin, 0, margin};
    for (double r : moves) {
      for (double f : moves) {
        for (double m : moves) {
          for (double b : moves) {
            if (PersonaRules.personaOf(now.moved(r, f, m, b)) == persona) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  /**
   * Who keeps his persona keeps his name, the plain ones first, and the others take what is left. A
   * number is dropped as soon as the plain name is free.
   */
  private Map<Integer, String> names(List<Decided> order) {
    Map<Integer, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Decided decided : order) {
      String title = title(decided);
      decided
          .kept(title)
          .filter(title::equals)
          .filter(taken::add)
          .ifPresent(name -> names.put(decided.id(), name));
    }
    for (Decided decided : order) {
      String title = title(decided);
      if (!names.containsKey(decided.id()) && taken.contains(title)) {
        decided.kept(title).filter(taken::add).ifPresent(name -> names.put(decided.id(), name));
      }
    }
    for (Decided decided : order) {
      if (!names.containsKey(decided.id())) {
        names.put(decided.id(), free(title(decided), taken));
      }
    }
    return names;
  }

  /** What is called so, with its number or without. */
  static String plain(String name) {
    return name.replaceFirst(" [0-9]+$", "");
  }

  private String title(Decided decided) {
    String persona = ownNames.getOrDefault(decided.persona().key(), decided.persona().title());
    Manner manner = mannerBefore(decided, persona).orElse(decided.candidate().facts().manner());
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
        .filter(before -> before.persona().equals(decided.persona().title()))
        .flatMap(
            before ->
                Arrays.stream(Manner.values())
                    .filter(manner -> manner.after(persona).equals(plain(before.name())))
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
