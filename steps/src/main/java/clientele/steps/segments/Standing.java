package clientele.steps.segments;

/**
 * Where a group's medians stand among all customers of the month: the share of customers who are
 * worse, equals counted half. 0 is the worst, 0.5 the middle, 1 the best.
 *
 * @param recency 1 is the most recent
 * @param frequency 1 has the most orders
 * @param monetary 1 has the highest net revenue
 * @param basket 1 has the highest average order value
 */
record Standing(double recency, double frequency, double monetary, double basket) {}
