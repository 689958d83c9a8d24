package clientele.infra.source.door.jdbc;

import clientele.infra.config.source.DoorConfig;
import clientele.infra.source.door.Door;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * Asks a database by a SELECT, in one transaction that may change nothing, some thousand rows at a
 * time.
 */
public final class JdbcDoor implements Door {
  private final DoorConfig.Jdbc config;
  private final ZoneId zone;

  /**
   * A door as configured; nobody is asked yet.
   *
   * @param zone the shop's own, in which {@code :from} and {@code :to} are and in which moments are
   *     told
   */
  public JdbcDoor(DoorConfig.Jdbc config, ZoneId zone) {
    this.config = config;
    this.zone = zone;
  }

  @Override
  public String address() {
    return JdbcErrors.shown(config.url()) + "/";
  }

  @Override
  public void ask(YearMonth first, YearMonth last, Lines lines) {
    JdbcAsking.ask(
        config,
        NamedQuery.of(config.query()),
        name ->
            Timestamp.valueOf(
                (name.equals("from") ? first : last.plusMonths(1)).atDay(1).atStartOfDay()),
        rows -> new Rows(rows, zone).tell(lines));
  }
}
