package clientele.scheduler.crash;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds steps whose rows and journal entry are not one: rows that are there while the journal does
 * not hold the step as done. Looked for while no process is at work.
 */
final class TornSteps {
  /** A table of each step that leaves rows in every month; gates leave theirs also when stopped. */
  private static final Map<String, String> TABLES =
      new TreeMap<>(
          Map.of(
              "pull_transactions", "source_file",
              "build_features", "customer_feature",
              "embed_customers", "customer_embedding",
              "cluster_customers", "customer_cluster",
              "match_segments", "customer_segment",
              "explain_segments", "segment_profile",
              "explain_customers", "customer_explanation",
              "publish_tables", "publication",
              "mail_summary", "mail_delivery"));

  private TornSteps() {}

  /** Step, month and revision of each. */
  static List<String> of(Jdbi jdbi) {
    String rows =
        TABLES.entrySet().stream()
            .map(
                step ->
                    "select distinct '%s' as step, month, revision from clientele.%s"
                        .formatted(step.getKey(), step.getValue()))
            .collect(Collectors.joining(" union all "));
    return jdbi.withHandle(
        handle ->
            // the tables themselves may not be made yet; this is one of the last
            handle
                    .createQuery("select to_regclass('clientele.customer_explanation') is null")
                    .mapTo(Boolean.class)
                    .one()
                ? List.of()
                : handle
                    .createQuery(
                        """
                        with has_rows as (%s),
                        is_done as (
                          select step, month, revision from clientele.run_step
                          where status = 'SUCCEEDED'
                        )
                        select 'rows without entry: ' || step || ' ' || month || ' ' || revision
                        from (table has_rows except table is_done) as early
                        union all
                        select 'entry without row: ' || step || ' ' || month || ' ' || revision
                        from (select * from is_done where step = 'publish_tables'
                              except table has_rows) as late
                        """
                            .formatted(rows))
                    .mapTo(String.class)
                    .list());
  }
}
