/** What a file that nobody described is: how it is laid out, what it holds, what to doubt. */
@org.jspecify.annotations.NullMarked
package clientele.infra.source.profile;
