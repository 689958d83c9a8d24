package clientele.steps.table.churn;

/**
 * What chances of one bin promised and what came, over the month ends asked.
 *
 * @param bin from 0, a tenth wide each
 * @param promised mean chance
 * @param came share that ordered nothing
 */
public record ChurnBin(int bin, double promised, double came, int customers) {}
