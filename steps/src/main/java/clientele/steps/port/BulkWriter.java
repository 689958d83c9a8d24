package clientele.steps.port;

import clientele.steps.dag.RunId;

/** Takes rows one at a time, however many, in bounded memory. */
@FunctionalInterface
public interface BulkWriter<R extends Record> {
  /** Writes a row under a key. */
  void write(RunId key, R row);
}
