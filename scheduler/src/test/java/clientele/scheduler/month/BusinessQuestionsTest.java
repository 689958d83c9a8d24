package clientele.scheduler.month;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.reader.ReadOnlyQuery;
import clientele.scheduler.shell.ClosedShop;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The questions of docs/tables.md, asked as readers ask them and held against the lines. */
@ExtendWith(PostgresExtension.class)
class BusinessQuestionsTest {
  private static final Pattern QUESTION =
      Pattern.compile("(?m)^(\\S[^\\n]*):\\n\\n```sql\\n(.*?)```", Pattern.DOTALL);

  /** The lines of the newest window, with the segment their customer is in. */
  private static final String LINES =
      """
      with used as (
        select t.*, date_trunc('month', t.ordered_at)::date as of_month
        from clientele.transaction t
        join clientele.run_input i on i.data_month = t.month and i.data_revision = t.revision
        where i.month = '2025-12-01' and i.revision = 1
      )
      """;

  private static final String BY_COUNTRY =
      LINES
          + """
          select to_char(u.of_month, 'YYYY-MM-DD'), u.country, s.name,
            trim_scale(sum(u.amount))
          from used u
          join clientele.customer_segment c
            on c.month = u.of_month and c.customer_id = u.customer_id
          join clientele.segment s
            on s.month = c.month and s.revision = c.revision
            and s.segment_id = c.segment_id
          group by 1, 2, 3
          order by 1, 2, 3
          """;

  private static final String TOP_PRODUCTS =
      LINES
          + """
          select row_number() over (order by sum(u.amount) desc, u.stock_code),
            u.stock_code, trim_scale(sum(u.amount)), trim_scale(sum(u.quantity)),
            count(distinct u.customer_id)
          from used u
          join clientele.customer_segment c
            on c.month = '2025-12-01' and c.customer_id = u.customer_id
          join clientele.segment s
            on s.month = c.month and s.revision = c.revision
            and s.segment_id = c.segment_id
          where s.name = 'Insiders' and not u.is_return
          group by u.stock_code
          order by 1
          limit 10
          """;

  private static final String RETENTION =
      LINES
          + """
          select to_char(f.first, 'YYYY-MM-DD'), to_char(u.of_month, 'YYYY-MM-DD'),
            count(distinct u.customer_id)
          from used u
          join (select customer_id, min(of_month) as first
                from used where not is_return group by customer_id) f
            on f.customer_id = u.customer_id
          where not u.is_return
          group by 1, 2
          order by 1, 2
          """;

  @TempDir private Path folder;

  @Test
  void each_is_one_short_select_and_its_figures_are_those_of_the_lines(TestDatabase database)
      throws IOException {
    ClosedShop.of(300, 4).close(database, folder);
    List<String> questions =
        QUESTION
            .matcher(Files.readString(Path.of("../docs/tables.md")))
            .results()
            .map(match -> match.group(2))
            .toList();
    assertThat(questions).hasSize(3).allMatch(select -> select.lines().count() <= 10);

    assertThat(asked(database, questions.get(0)))
        .hasSizeGreaterThan(2)
        .isEqualTo(asOwner(database, BY_COUNTRY));
    assertThat(asked(database, questions.get(1)))
        .hasSize(10)
        .isEqualTo(asOwner(database, TOP_PRODUCTS));
    assertThat(asked(database, questions.get(2)))
        .hasSize(10)
        .isEqualTo(asOwner(database, RETENTION));
  }

  @Test
  void orders_are_those_of_the_features_and_their_money_is_what_was_kept(TestDatabase database) {
    ClosedShop.of(300, 4).close(database, folder);

    assertThat(
            asOwner(
                database,
                """
                select to_char(o.month, 'YYYY-MM'), trim_scale(sum(o.revenue)),
                  trim_scale(sum(o.revenue) - max(q.revenue))
                from bi.customer_order o
                join clientele.data_quality q
                  on q.month = o.month and q.revision = 1 and q.rule = 'kept'
                group by o.month
                """))
        .hasSize(4)
        .allMatch(month -> "0".equals(month.get(2)));
    assertThat(
            asOwner(
                database,
                """
                select f.customer_id
                from bi.customer_feature f
                join (select customer_id, count(*) as orders from bi.customer_order
                      where not is_credit group by customer_id) o using (customer_id)
                where f.month = '2025-12-01' and f.frequency <> o.orders
                """))
        .isEmpty();
  }

  private static List<List<@Nullable String>> asked(TestDatabase database, String select) {
    List<List<@Nullable String>> answer = new ArrayList<>();
    new ReadOnlyQuery(database.address(), Duration.ofSeconds(30))
        .run(
            select,
            new ReadOnlyQuery.Sink() {
              @Override
              public void columns(List<String> names) {
                assertThat(names).isNotEmpty();
              }

              @Override
              public void row(List<@Nullable String> values) {
                answer.add(values.stream().map(BusinessQuestionsTest::plain).toList());
              }
            });
    return answer;
  }

  /** A sum of figures keeps zeros at its end that say nothing. */
  private static @Nullable String plain(@Nullable String value) {
    return value != null && value.matches("-?\\d+\\.\\d+")
        ? new BigDecimal(value).stripTrailingZeros().toPlainString()
        : value;
  }

  private static List<List<@Nullable String>> asOwner(TestDatabase database, String select) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(select)
                    .map(
                        (row, context) -> {
                          List<@Nullable String> values = new ArrayList<>();
                          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            values.add(row.getString(i));
                          }
                          return values;
                        })
                    .list());
  }
}
