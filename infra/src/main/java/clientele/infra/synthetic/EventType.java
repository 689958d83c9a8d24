package clientele.infra.synthetic;

/** What an invoice is about. */
enum EventType {
  ORDER(false),
  RETURN(true),
  SLIP(false),
  SLIP_CANCELLED(true),
  GUEST_ORDER(false);

  private final boolean cancellation;

  EventType(boolean cancellation) {
    this.cancellation = cancellation;
  }

  /** Whether its invoice number begins with C. */
  boolean cancellation() {
    return cancellation;
  }
}
