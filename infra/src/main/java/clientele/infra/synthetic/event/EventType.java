package clientele.infra.synthetic.event;

/** What an invoice is about. */
public enum EventType {
  ORDER(0, false),
  RETURN(1, true),
  SLIP(2, false),
  SLIP_CANCELLED(3, true),
  GUEST_ORDER(4, false);

  private static final EventType[] BY_CODE = values();
  private final int code;

  private final boolean cancellation;

  EventType(int code, boolean cancellation) {
    this.code = code;
    this.cancellation = cancellation;
  }

  /** Whether its invoice number begins with C. */
  public boolean cancellation() {
    return cancellation;
  }

  /** 0 to 4, for packing. */
  int code() {
    return code;
  }

  static EventType of(int code) {
    return BY_CODE[code];
  }
}
