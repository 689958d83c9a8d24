/**
 * What runs did and may do: the run journal, the run lease with its fencing token, the mail ledger,
 * the pause of the schedule. The runner works through it.
 */
package clientele.infra.db.journal;
