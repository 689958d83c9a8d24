package clientele.steps.core.worth;

/** A way to divide customers into groups that does not look at what came next. */
interface Labelling {
  /** Learns from customers of one month how to divide those of any. */
  Labeller learn(KnownCustomers learnt);

  /** Divides the customers of a month: a label each, and equal numbers are the same group. */
  interface Labeller {
    int[] label(KnownCustomers customers);
  }
}
