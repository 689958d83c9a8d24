package clientele.infra.source.profile;

import clientele.infra.source.FileShape;
import java.util.List;
import java.util.Optional;

/**
 * What a file, or the files of a folder, were found to be.
 *
 * @param place file or folder
 * @param shapes how each file is laid out, in the order of their names
 * @param facts what they hold, a sentence each
 * @param doubts what a person should look at, a sentence each
 * @param problem why it cannot be read as it is, with the cure
 */
public record SourceProfile(
    String place,
    List<FileShape> shapes,
    List<String> facts,
    List<String> doubts,
    Optional<String> problem) {

  public SourceProfile {
    shapes = List.copyOf(shapes);
    facts = List.copyOf(facts);
    doubts = List.copyOf(doubts);
  }

  /** The one way in which all its files are laid out; empty if they differ or cannot be read. */
  public Optional<FileShape> common() {
    return shapes.stream()
        .findFirst()
        .filter(first -> shapes.stream().allMatch(other -> alike(first, other)));
  }

  private static boolean alike(FileShape first, FileShape other) {
    return first.layout() == other.layout()
        && first.delimiter() == other.delimiter()
        && first.dates().equals(other.dates())
        && first.numbers().equals(other.numbers())
        && first.columns().equals(other.columns());
  }

  /** Whether a month could be closed from it. */
  public boolean isReadable() {
    return problem.isEmpty();
  }
}
