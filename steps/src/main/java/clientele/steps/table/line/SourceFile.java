package clientele.steps.table.line;

/**
 * One file a run has read.
 *
 * @param fileNo 0, 1, … in the order of the names
 * @param sha256 of the bytes as they lie there
 * @param lines data lines, the header not counted
 * @param taken lines kept for the months that were lacking
 * @param elsewhere lines of other months, left alone
 * @param version what the store calls this state of the file, empty if it has no word for it
 */
public record SourceFile(
    int fileNo,
    String name,
    String sha256,
    long bytes,
    long lines,
    long taken,
    long elsewhere,
    String version) {}
