/** Values as exports write them: numbers in any style and dates by a pattern. */
package clientele.infra.source.value;
