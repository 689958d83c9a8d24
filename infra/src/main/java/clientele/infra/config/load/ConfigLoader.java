package clientele.infra.config.load;

import clientele.infra.config.Config;
import clientele.infra.config.source.AttributesConfig;
import clientele.infra.config.source.DoorConfig;
import clientele.infra.config.yaml.Environment;
import clientele.infra.config.yaml.Problems;
import clientele.infra.config.yaml.Section;
import clientele.infra.config.yaml.YamlNode;
import clientele.infra.config.yaml.YamlReader;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the configuration: one YAML file, once, with {@code ${NAME}} and {@code ${NAME:default}}
 * from the environment.
 *
 * <p>All problems are found before any is reported. They come as one exception of the code USAGE
 * whose message is one line: {@code file:line:column: key: what [value]}, one after another, parted
 * by "; ". Values from the environment are never in it.
 */
public final class ConfigLoader {
  private ConfigLoader() {}

  /**
   * Reads a file, or hands out the defaults.
   *
   * @param file empty for the embedded default
   * @param environment names and values
   * @throws StepException USAGE with every problem of the file
   */
  public static Config load(Optional<Path> file, Map<String, String> environment) {
    return file.map(path -> parse(path.toString(), text(path), environment)).orElse(Config.DEFAULT);
  }

  /** Reads the text of a file that bears this name. */
  public static Config parse(String name, String text, Map<String, String> environment) {
    Problems problems = new Problems(name);
    Environment references = new Environment(environment);
    YamlNode.Mapping mapping = YamlReader.read(references.hide(text), problems);
    Section root = Section.root(mapping, references, problems);
    Section source = root.section("source");
    Optional<DoorConfig> door = DoorSection.read(source);
    AttributesConfig attributes = DoorSection.attributes(source.section("attributes"));
    Config config =
        new Config(
            EdgeSections.source(source),
            door,
            attributes,
            EdgeSections.aws(root.section("aws")),
            root.has("database")
                ? EdgeSections.database(root.section("database"))
                : Optional.empty(),
            EdgeSections.embedded(root.section("embedded")),
            MailSection.read(root.section("mail")),
            EdgeSections.schedule(root.section("schedule")),
            UnattendedSections.retry(root.section("retry")),
            UnattendedSections.alarms(root.section("alarms")),
            UnattendedSections.log(root.section("log")),
            UnattendedSections.retention(root.section("retention")),
            UnattendedSections.gates(root.section("gates")),
            EdgeSections.status(root.section("status")),
            PipelineSection.read(root.section("pipeline")));
    root.done();
    List<String> all = problems.all();
    if (!all.isEmpty()) {
      throw new StepException(ErrorCode.USAGE, String.join("; ", all));
    }
    return config;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.USAGE,
          "the configuration cannot be read [%s: %s]. Maybe the path is wrong or it is not UTF-8"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }
}
