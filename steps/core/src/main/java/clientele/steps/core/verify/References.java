package clientele.steps.core.verify;

import java.util.List;
import java.util.stream.Stream;

/** All known values. */
public final class References {
  private References() {}

  /** Derives them; a few seconds. */
  public static List<Reference> derive() {
    return Stream.of(
            LifetimeReferences.derive(),
            ClusterReferences.derive(),
            TestReferences.derive(),
            FormReferences.derive())
        .flatMap(List::stream)
        .toList();
  }
}
