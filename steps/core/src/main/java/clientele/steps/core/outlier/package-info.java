/** Customers unlike all others, by isolation forests (Liu, Ting, Zhou 2008). */
package clientele.steps.core.outlier;
