/** Forests of trees and their leaf encoding. The embedding and the tree of outcomes stand on it. */
package clientele.steps.core.tree;
