/**
 * Reads a settings file into {@link clientele.infra.config.Config}, section by section, and reports
 * all problems together. Stands on {@code yaml}; the command line calls it.
 */
package clientele.infra.config.load;
