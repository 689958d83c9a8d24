package clientele.infra.source.parquet;

import java.io.IOException;

/** A file that is no Parquet file, is cut off, or is written in a way that is not read. */
public final class BrokenParquet extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenParquet(String what) {
    super(what);
  }

  BrokenParquet(String what, Throwable cause) {
    super(what, cause);
  }
}
