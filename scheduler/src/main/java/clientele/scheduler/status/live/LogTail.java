package clientele.scheduler.status.live;

import clientele.scheduler.run.progress.RunLog;
import clientele.steps.dag.RunId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last lines of a run's log file, where this machine has it. A run that went on elsewhere has
 * left its file behind: such a one is not shown, the journal knows more.
 *
 * @param folder of the files
 */
public record LogTail(Path folder) {
  private static final int LINES = 40;
  private static final int BYTES = 16 * 1024;
  private static final int LONGEST = 240;

  /** Clocks of database and machine may differ by so much. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private static final Pattern LINE =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT(\\d\\d:\\d\\d:\\d\\d)\\S*) (\\w+) +run=\\S+ step=(\\S+) (.*)");

  /** Whether the file is on this machine. */
  public boolean isHere(RunId run) {
    return Files.isReadable(RunLog.file(folder, run));
  }

  /**
   * The newest lines, the newest last.
   *
   * @param known when the last step began that the journal knows of
   */
  public Optional<List<RunProgress.Line>> of(RunId run, Instant known) {
    if (!isHere(run)) {
      return Optional.empty();
    }
    List<RunProgress.Line> lines = new ArrayList<>();
    Instant last = Instant.EPOCH;
    boolean bad = false;
    for (String text : end(RunLog.file(folder, run)).split("\n")) {
      Matcher parts = LINE.matcher(text);
      if (parts.matches()) {
        last = Instant.parse(parts.group(1));
        bad = parts.group(3).equals("WARN") || parts.group(3).equals("ERROR");
        String step = parts.group(4).equals("-") ? "" : parts.group(4) + " ";
        lines.add(new RunProgress.Line(parts.group(2), cut(step + parts.group(5)), bad));
      } else if (!lines.isEmpty() && !text.isBlank()) {
        lines.add(new RunProgress.Line("", cut(text.strip()), bad)); // goes on
      }
    }
    boolean overtaken = last.plus(TOLERANCE).isBefore(known);
    return lines.isEmpty() || overtaken
        ? Optional.empty()
        : Optional.of(lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** The end of a file; its first line may be torn, and is then no line of a log. */
  private static String end(Path path) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - BYTES));
      byte[] bytes = new byte[BYTES];
      int read = Math.max(0, file.read(bytes));
      return new String(bytes, 0, read, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // gone meanwhile
    }
  }
}
