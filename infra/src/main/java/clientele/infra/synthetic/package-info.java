/**
 * A shop that never was: transaction files of customers whose kinds are known, for trying the house
 * out and for measuring what the segmentation finds.
 */
package clientele.infra.synthetic;
