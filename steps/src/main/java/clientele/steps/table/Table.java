package clientele.steps.table;

/**
 * A table of the working set. Its rows are keyed by month and revision; the row type holds the
 * other columns, camel case for snake case.
 *
 * @param name name in the schema {@code clientele}
 * @param row type of one row
 */
public record Table<R extends Record>(String name, Class<R> row) {}
