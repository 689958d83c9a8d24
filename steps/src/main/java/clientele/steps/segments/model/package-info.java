/** The model that a segmentation is kept by: stored, read, and asked for new customers. */
package clientele.steps.segments.model;
