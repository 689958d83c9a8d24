package clientele.steps.table.cluster;

/**
 * What the month's segments are worth.
 *
 * @param trustworthy within all limits, stable and better than the chain on shuffled figures
 * @param winner the candidate that won
 * @param reason why it won
 * @param evidence what speaks for it, or against it where it is not trustworthy
 * @param jaccard size-weighted bootstrap Jaccard of the winner
 * @param wholeChain whether resamples went through trees, drawing and clustering
 * @param nullGrade the grade of the null test on the month's figures
 * @param nullBest its best grade on shuffled figures
 * @param nullDraws how often they were shuffled, 0 if the test is off
 */
public record MonthVerdict(
    boolean trustworthy,
    String winner,
    String reason,
    String evidence,
    double jaccard,
    boolean wholeChain,
    double nullGrade,
    double nullBest,
    int nullDraws) {}
