/**
 * The PostgreSQL that comes with the program: its binaries, secrets, start and end under a home.
 * Gives an address and nothing else.
 */
package clientele.infra.db.embedded;
