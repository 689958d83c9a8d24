package clientele.scheduler.check;

import clientele.steps.dag.ErrorCode;

/**
 * What a try of one part showed.
 *
 * @param part database, source, mail, …
 * @param works whether it can be used
 * @param code what kind of failure, if it cannot
 * @param words what was found, and how to mend it
 */
public record Finding(String part, boolean works, ErrorCode code, String words) {

  static Finding good(String part, String words) {
    return new Finding(part, true, ErrorCode.INTERNAL, words);
  }

  static Finding bad(String part, ErrorCode code, String words) {
    return new Finding(part, false, code, words);
  }
}
