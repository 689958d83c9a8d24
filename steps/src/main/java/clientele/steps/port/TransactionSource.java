package clientele.steps.port;

import clientele.steps.table.CustomerAttribute;
import clientele.steps.table.ProductCategory;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Where transaction lines come from: files of a folder, objects of a bucket. */
public interface TransactionSource {

  /** Path or address, for messages and the journal. */
  String uri();

  /**
   * The files that may hold lines of the wanted months, in the order of their names.
   *
   * @throws clientele.steps.dag.StepException SOURCE_UNAVAILABLE if the place cannot be reached,
   *     BAD_INPUT if it holds no file at all
   */
  List<String> files(Set<YearMonth> wanted);

  /**
   * Reads one file from end to end, line by line, in bounded memory.
   *
   * @throws clientele.steps.dag.StepException SOURCE_UNAVAILABLE if it cannot be read to its end,
   *     BAD_INPUT if it is empty or lacks a column
   */
  FileDigest read(String file, Consumer<SourceLine> lines);

  /**
   * What lies at the place and is not read, by name: most likely an export under another name.
   * Names that say by themselves that they are none are left out.
   */
  default List<String> passedOver() {
    return List.of();
  }

  /**
   * What was found out about the files that have been read, such as their layout; a sentence each.
   */
  default List<String> remarks() {
    return List.of();
  }

  /**
   * What the shop tells of its customers and products beside their orders, row by row.
   *
   * @throws clientele.steps.dag.StepException as {@link #read} does
   */
  default void describe(Consumer<CustomerAttribute> customers, Consumer<ProductCategory> products) {
    // most sources tell nothing
  }

  /**
   * What tells this state of a file from any other: the SHA-256 of its bytes, or the store's own
   * word for it.
   */
  default String state(String file) {
    return read(file, line -> {}).sha256();
  }

  /**
   * What was read.
   *
   * @param name file name
   * @param sha256 of the bytes as they lie there (compressed, if they are), lower-case hex
   * @param bytes their number
   * @param lines data lines seen, the header not counted
   * @param version what the store calls this state of the file, empty if it has no word for it
   */
  record FileDigest(String name, String sha256, long bytes, long lines, String version) {
    public FileDigest(String name, String sha256, long bytes, long lines) {
      this(name, sha256, bytes, lines, "");
    }

    /** The same, with the store's word for it. */
    public FileDigest withVersion(String version) {
      return new FileDigest(name, sha256, bytes, lines, version);
    }
  }
}
