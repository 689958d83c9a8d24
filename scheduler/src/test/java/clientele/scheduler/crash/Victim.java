package clientele.scheduler.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A real process of the program that may be killed with SIGKILL at a chosen moment. */
public final class Victim {
  private final Process process;
  private final Thread listening;
  private final List<String> said = new ArrayList<>();
  private final CountDownLatch spoke = new CountDownLatch(1);
  private boolean listened;
  private volatile Predicate<String> deadlyLine = line -> false;

  private Victim(Process process) {
    this.process = process;
    this.listening = new Thread(this::listen, "victim-output");
    listening.start();
  }

  /** Starts the main class with what a person would type. */
  static Victim start(String main, List<String> words) {
    return start(main, words, line -> false);
  }

  /** The same, killed as soon as it prints such a line. */
  static Victim start(String main, List<String> words, Predicate<String> deadlyLine) {
    return start(main, words, Map.of(), deadlyLine);
  }

  /** The same in such an environment. */
  public static Victim start(
      String main,
      List<String> words,
      Map<String, String> environment,
      Predicate<String> deadlyLine) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=logback.xml",
                "-Daws.accessKeyId=local-key",
                "-Daws.secretAccessKey=local-key",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    command.addAll(words);
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Victim victim = new Victim(builder.start());
      victim.deadlyLine = deadlyLine;
      return victim;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its number. */
  long pid() {
    return process.pid();
  }

  /** Kills it, whatever it does. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Asks it to end, as the operating system does. */
  public void terminate() {
    process.toHandle().destroy(); // the process's own method closes what it still says
  }

  /** The first line with these words, once it is printed. */
  public synchronized String until(String words) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    Optional<String> found = Optional.empty();
    while (found.isEmpty()) {
      if (System.nanoTime() > end || (listened && !process.isAlive())) {
        throw new AssertionError("no \"" + words + "\" in " + String.join("\n", said));
      }
      found = said.stream().filter(line -> line.contains(words)).findFirst();
      try {
        wait(found.isEmpty() ? 1_000 : 1);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return found.get();
  }

  /**
   * Kills it after this time, perhaps counted from its first line; does nothing to one that has
   * ended by then.
   */
  void killAfter(long millis, boolean atWork) {
    try {
      if (atWork) {
        spoke.await();
      }
      if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for its end with nothing more to read. */
  int finish() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // it has ended
    }
    return end();
  }

  /** Waits for its end; 137 is that of one that was killed. */
  public int end() {
    try {
      int code = process.waitFor();
      listening.join();
      return code;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything it printed, once it has ended. */
  public synchronized String said() {
    return String.join("\n", said);
  }

  /** The step it was in when it ended, or where else it was. */
  synchronized String place() {
    for (int i = said.size() - 1; i >= 0; i--) {
      String[] words = said.get(i).split(" ");
      if (words.length == 3 && words[2].equals("started")) {
        return words[1];
      }
      if (words.length > 2 && (said.get(i).contains(" done,") || said.get(i).endsWith("before"))) {
        return "between steps";
      }
      if (words.length > 1 && words[1].equals("published")) {
        return "between months";
      }
    }
    return "while starting";
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (this) {
          said.add(line);
          notifyAll();
        }
        spoke.countDown();
        if (deadlyLine.test(line)) {
          kill();
        }
      }
    } catch (IOException e) {
      // its end of the pipe went with it
    } finally {
      spoke.countDown();
      synchronized (this) {
        listened = true;
        notifyAll();
      }
    }
  }
}
