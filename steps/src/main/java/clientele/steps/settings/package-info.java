/**
 * Settings of the steps, as validated records. The configuration fills them, steps take them by
 * constructor.
 */
package clientele.steps.settings;
