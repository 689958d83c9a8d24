package clientele.scheduler.status.api;

import clientele.scheduler.run.month.Acceptance;
import java.time.YearMonth;
import java.util.Optional;

/** Begins a month's run, or has the one at work stop. */
public interface RunControl {
  /** For a page that only shows. */
  RunControl NONE =
      new RunControl() {
        @Override
        public Answer start(YearMonth month, Optional<String> revise, Optional<Acceptance> accept) {
          return Answer.NOT_HERE;
        }

        @Override
        public Answer cancel(YearMonth month) {
          return Answer.NOT_HERE;
        }
      };

  /** What became of the wish. */
  enum Answer {
    /** It is being done. */
    TAKEN,
    /** A run is at work already. */
    BUSY,
    /** No run of the month is stopped by the gate that is to be passed. */
    NOT_STOPPED,
    /** A later month is published. */
    OUT_OF_ORDER,
    /** No such run is at work. */
    IDLE,
    /** This process does not do that. */
    NOT_HERE
  }

  /**
   * Closes a month or resumes it, beside the page.
   *
   * @param revise why a published month is issued again; empty leaves it alone
   * @param accept a quality gate that the stopped run may pass
   */
  Answer start(YearMonth month, Optional<String> revise, Optional<Acceptance> accept);

  /** Stops the run of a month at the next step. */
  Answer cancel(YearMonth month);

  /** Begins no month unattended until it is resumed. */
  default Answer pause(String why) {
    return Answer.NOT_HERE;
  }

  /** Begins due months again. */
  default Answer resume() {
    return Answer.NOT_HERE;
  }
}
