package clientele.steps.table.line;

/**
 * Something worth knowing of a run's source.
 *
 * @param no 0, 1, … within the run
 * @param kind one of those below
 * @param words a sentence that names month or file
 */
public record SourceNote(int no, String kind, String words) {
  /** A month without a line between months that have some. */
  public static final String HOLE = "hole";

  /** A file that lies there and was not read. */
  public static final String NOT_READ = "not_read";

  /** The last lines are of long before the month's end. */
  public static final String ENDS_EARLY = "ends_early";

  /** How a file was read where nothing says how to. */
  public static final String READ_AS = "read_as";
}
