/**
 * Work between months: late data, retention, erasure, replay, incidents, accepted gates. Commands
 * and the trigger call it.
 */
package clientele.infra.db.upkeep;
