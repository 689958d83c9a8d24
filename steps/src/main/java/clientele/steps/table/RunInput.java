package clientele.steps.table;

import java.time.LocalDate;

/**
 * One month of the window and the data revision the run looks at.
 *
 * @param fresh whether this run pulled it
 */
public record RunInput(LocalDate dataMonth, int dataRevision, boolean fresh) {}
