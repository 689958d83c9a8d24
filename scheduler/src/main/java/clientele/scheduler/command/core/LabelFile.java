package clientele.scheduler.command.core;

import clientele.infra.figures.FigureReader;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Clusters as they stand in a file.
 *
 * @param labels numbered as the core does it
 * @param names for each of its clusters the number the file gives it
 */
record LabelFile(Labels labels, List<Integer> names) {
  /** Name of the column. */
  static final String CLUSTER = "cluster";

  /** The clusters just found, which are named as they are numbered. */
  static LabelFile of(Labels labels) {
    List<Integer> names = new ArrayList<>();
    for (int c = 0; c < labels.clusters(); c++) {
      names.add(c);
    }
    return new LabelFile(labels, names);
  }

  /**
   * Reads a file.
   *
   * @param points whose clusters they are, of the file of this name
   * @throws StepException BAD_INPUT if it says nothing or something else about any of them
   */
  static LabelFile read(Path file, CustomerMatrix points, Path pointsFile) {
    CustomerMatrix read = FigureReader.read(file).customers();
    int column = read.columns().indexOf(CLUSTER);
    if (column < 0 && read.columns().size() > 1) {
      throw bad(
          "the column %s is missing [%s: %s]."
              .formatted(CLUSTER, file.getFileName(), read.columns()));
    }
    if (!read.ids().equals(points.ids())) {
      List<String> known = points.ids();
      String stray =
          Stream.concat(known.stream(), read.ids().stream())
              .filter(id -> holds(known, id) != holds(read.ids(), id))
              .findFirst()
              .orElseThrow();
      throw bad(
          "labels and points are not of the same customers [%s, %s: %s]."
              .formatted(file.getFileName(), pointsFile.getFileName(), stray));
    }
    int[] raw = new int[points.ids().size()];
    for (int i = 0; i < raw.length; i++) {
      double value = read.values().at(i, Math.max(0, column));
      raw[i] = (int) value;
      if (raw[i] != value || raw[i] < Labels.NOISE) {
        throw bad(
            "a cluster is not a whole number from -1 on [%s, id %s: %s]."
                .formatted(file.getFileName(), read.ids().get(i), value));
      }
    }
    Labels labels = Labels.of(raw);
    List<Integer> names = new ArrayList<>();
    for (int c = 0; c < labels.clusters(); c++) {
      names.add(raw[labels.members(c)[0]]);
    }
    return new LabelFile(labels, names);
  }

  private static boolean holds(List<String> sorted, String id) {
    return Collections.binarySearch(sorted, id) >= 0;
  }

  private static StepException bad(String text) {
    return new StepException(ErrorCode.BAD_INPUT, text);
  }
}
