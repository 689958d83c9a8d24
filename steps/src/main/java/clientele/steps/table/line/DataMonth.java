package clientele.steps.table.line;

import java.time.LocalDate;

/**
 * One month of lines in the warehouse; a data revision of its own.
 *
 * @param pulledByMonth the run that read it
 * @param ingestSha256 hash of the settings it was read and filtered under
 * @param lines all lines
 * @param unparseable of which unparseable
 */
public record DataMonth(
    LocalDate pulledByMonth,
    int pulledByRevision,
    String ingestSha256,
    long lines,
    long unparseable) {}
