/**
 * Single values that know their own rules: a secret, an address, the days of a cron. Settings are
 * made of them.
 */
package clientele.infra.config.value;
