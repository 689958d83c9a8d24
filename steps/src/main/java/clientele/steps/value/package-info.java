/**
 * The step that says what customers are worth and when they order next. It reads lines and segments
 * of a run and hands the mathematics to {@code core.value}.
 */
package clientele.steps.value;
