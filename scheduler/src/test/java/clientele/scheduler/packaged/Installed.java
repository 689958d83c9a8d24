package clientele.scheduler.packaged;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The release unpacked and installed below a folder, and its service started as systemd would: by
 * the lines of the unit file, with the folders in their real places, as a user without rights. The
 * real places are those of a mount namespace, so the machine itself is left alone.
 *
 * @param root stands for the machine's root
 */
record Installed(Path root) {
  private static final String START =
      """
      for place in opt etc var; do
        mkdir -p "$0/$place" "$0.work/$place"
        mount -t overlay overlay -o "lowerdir=/$place,upperdir=$0/$place,workdir=$0.work/$place" "/$place"
      done
      mount -t tmpfs tmpfs /run
      install -d -o nobody -g nogroup -m 0750 /var/lib/clientele /run/clientele
      cd /var/lib/clientele
      as_nobody="setpriv --reuid nobody --regid nogroup --clear-groups --bounding-set=-all --no-new-privs"
      set -a
      . /etc/clientele/service.env
      RUNTIME_DIRECTORY=/run/clientele
      set +a
      $as_nobody $1
      exec $as_nobody $2
      """;

  /** Unpacks a release and installs it by its own script. */
  static Installed from(Path zip, Path folder) throws IOException, InterruptedException {
    Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
    Programs.run(
        List.of("unzip", "-q", zip.toAbsolutePath().toString(), "-d", unpacked.toString()));
    Path root = folder.resolve("root");
    try (Stream<Path> releases = Files.list(unpacked)) {
      String install = releases.findFirst().orElseThrow().resolve("bin/install").toString();
      Programs.run(List.of("env", "ROOT=" + root, install));
    }
    return new Installed(root);
  }

  /** Starts the service by the unit's own lines. */
  Process start(Path log) throws IOException {
    String unit = Files.readString(root.resolve("etc/systemd/system/clientele.service"));
    ProcessBuilder builder =
        new ProcessBuilder(
            "unshare",
            "--mount",
            "sh",
            "-eu",
            "-c",
            START,
            root.toString(),
            line(unit, "ExecStartPre"),
            line(unit, "ExecStart"));
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    File file = log.toFile();
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
        .start();
  }

  private static String line(String unit, String key) {
    Matcher matcher = Pattern.compile("(?m)^" + key + "=(.*)$").matcher(unit);
    if (!matcher.find()) {
      throw new IllegalStateException("the unit has no " + key);
    }
    return matcher.group(1);
  }
}
