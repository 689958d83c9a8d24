/** Records of a file: where their fields lie and in which encoding they are. */
@org.jspecify.annotations.NullMarked
package clientele.infra.source.record;
