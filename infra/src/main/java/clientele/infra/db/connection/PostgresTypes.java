package clientele.infra.db.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as they are. JDBI takes them through {@code java.sql.Timestamp}, which moves a
 * local time that this machine's zone skips in spring; here they go over as java.time.
 */
public final class PostgresTypes implements JdbiPlugin {

  @Override
  public void customizeJdbi(Jdbi jdbi) {
    jdbi.registerColumnMapper(LocalDate.class, mapper(LocalDate.class));
    jdbi.registerColumnMapper(LocalDateTime.class, mapper(LocalDateTime.class));
    jdbi.registerColumnMapper(Instant.class, PostgresTypes::instant);
    jdbi.registerArgument(new LocalDates());
    jdbi.registerArgument(new LocalDateTimes());
    jdbi.registerArgument(new Instants());
    jdbi.registerArrayType(String.class, "text");
    jdbi.registerArrayType(Integer.class, "int4");
    jdbi.registerArrayType(Long.class, "int8");
    // what was bound may name a customer, and a message may be logged
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    // a null where the row type has no place for one is a defect, not a zero
    jdbi.getConfig(ColumnMappers.class).setCoalesceNullPrimitivesToDefaults(false);
    // scripts are plain SQL, "a < b" included; and not every script uses month and revision
    jdbi.getConfig(SqlStatements.class)
        .setTemplateEngine(TemplateEngine.NOP)
        .setUnusedBindingAllowed(true);
  }

  private static <T> ColumnMapper<T> mapper(Class<T> type) {
    return (rows, column, context) -> rows.getObject(column, type);
  }

  private static @Nullable Instant instant(ResultSet rows, int column, StatementContext context)
      throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Binds dates. */
  private static final class LocalDates extends AbstractArgumentFactory<LocalDate> {
    LocalDates() {
      super(Types.DATE);
    }

    @Override
    protected Argument build(LocalDate value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setObject(position, value);
    }
  }

  /** Binds local times. */
  private static final class LocalDateTimes extends AbstractArgumentFactory<LocalDateTime> {
    LocalDateTimes() {
      super(Types.TIMESTAMP);
    }

    @Override
    protected Argument build(LocalDateTime value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setObject(position, value);
    }
  }

  /** Binds points in time. */
  private static final class Instants extends AbstractArgumentFactory<Instant> {
    Instants() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, context) ->
          statement.setObject(position, value.atOffset(ZoneOffset.UTC));
    }
  }
}
