/** How the files of a home are kept: closed to everybody but their owner. */
@NullMarked
package clientele.infra.home;

import org.jspecify.annotations.NullMarked;
