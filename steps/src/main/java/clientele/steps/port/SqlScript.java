package clientele.steps.port;

/**
 * One SQL statement in a file of the module {@code sql}.
 *
 * @param path path below the module without ending, such as {@code features/build_features}
 */
public record SqlScript(String path) {
  public SqlScript {
    if (!path.matches("[a-z_]+/[a-z_0-9]+")) {
      throw new IllegalArgumentException("not a path of a script [" + path + "]");
    }
  }
}
