package clientele.scheduler.status.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's wrk at work, held to a constant rate by {@code constant_rate.lua}: 64 connections share
 * one timetable, so the rate holds as long as answers take less than a third of a second.
 */
final class Wrk implements AutoCloseable {
  static final int RATE = 200;

  private static final Path PROGRAM = Path.of("/usr/bin/wrk");
  private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
  private static final Pattern ASKED = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern FAULTS = Pattern.compile("Non-2xx|Socket errors");

  private final Process process;

  private Wrk(Process process) {
    this.process = process;
  }

  static boolean isHere() {
    return Files.isExecutable(PROGRAM);
  }

  /**
   * Begins to ask.
   *
   * @param folder for the script
   * @param body to post; nothing for reading
   */
  static Wrk start(Path folder, String address, int seconds, String... body) {
    Path script = folder.resolve("constant_rate.lua");
    try (InputStream in = Wrk.class.getResourceAsStream("/constant_rate.lua")) {
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
      List<String> words =
          new ArrayList<>(
              List.of(
                  PROGRAM.toString(),
                  "-t1",
                  "-c64",
                  "-d" + seconds + "s",
                  "--latency",
                  "-s",
                  script.toString(),
                  address,
                  "--",
                  "" + RATE));
      words.addAll(List.of(body));
      return new Wrk(new ProcessBuilder(words).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What it found.
   *
   * @param rate requests a second
   * @param p99 milliseconds in which 99 of 100 were answered
   */
  record Report(double rate, double p99) {}

  /** Waits for its end. */
  Report report() {
    try {
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(FAULTS.matcher(text).find()).as(text).isFalse();
      Matcher rate = ASKED.matcher(text);
      Matcher p99 = P99.matcher(text);
      assertThat(rate.find() && p99.find()).as(text).isTrue();
      double factor = p99.group(2).equals("us") ? 1e-3 : p99.group(2).equals("s") ? 1e3 : 1;
      return new Report(
          Double.parseDouble(rate.group(1)), Double.parseDouble(p99.group(1)) * factor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
