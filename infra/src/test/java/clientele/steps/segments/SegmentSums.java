package clientele.steps.segments;

/** Queries that find what does not add up. */
enum SegmentSums {
  MIGRATION_ADDS_UP_TO_THIS_MONTH(
      """
      select 1::text from (select month, to_segment_id as id, sum(customers) as n
        from bi.segment_migration where to_segment_id is not null group by 1, 2) as a
      full join (select month, segment_id as id, count(*) as n from bi.customer_segment
        where month > (select min(month) from bi.customer_segment) group by 1, 2) as b
        using (month, id)
      where a.n is distinct from b.n
      """),
  MIGRATION_ADDS_UP_TO_THE_MONTH_BEFORE(
      """
      select 1::text from (select month, from_segment_id as id, sum(customers) as n
        from bi.segment_migration where from_segment_id is not null group by 1, 2) as a
      full join (select p.month, c.segment_id as id, count(*) as n
        from clientele.month_pair p
        join bi.customer_segment c on c.month = p.before_month group by 1, 2) as b
        using (month, id)
      where a.n is distinct from b.n
      """),
  KEPT_SUMS_ARE_THOSE_OF_THE_CUSTOMERS(
      """
      select 1::text from (select month, from_segment_id as a, to_segment_id as b, customers as n,
          revenue as now, revenue_before as before from bi.segment_migration) as kept
      full join (
        select month, o.segment_id as a, n.segment_id as b,
          count(*) as n, round(coalesce(sum(n.monetary), 0), 2) as now,
          round(coalesce(sum(o.monetary), 0), 2) as before
        from (select p.month, c.customer_id, c.segment_id, f.monetary from clientele.month_pair p
          join clientele.customer_segment c on c.month = p.month and c.revision = p.revision
          join clientele.customer_feature f on f.month = c.month and f.revision = c.revision
            and f.customer_id = c.customer_id) as n
        full join (select p.month, c.customer_id, c.segment_id, f.monetary
          from clientele.month_pair p
          join clientele.customer_segment c
            on c.month = p.before_month and c.revision = p.before_revision
          join clientele.customer_feature f on f.month = c.month and f.revision = c.revision
            and f.customer_id = c.customer_id) as o
          using (month, customer_id)
        group by 1, 2, 3) as made
        on made.month = kept.month and coalesce(made.a, -9) = coalesce(kept.a, -9)
          and coalesce(made.b, -9) = coalesce(kept.b, -9)
      where (kept.n, kept.now, kept.before) is distinct from (made.n, made.now, made.before)
      """),
  BRIDGE_ADDS_UP_FOR_EVERY_SEGMENT(
      """
      select 1::text from (select month, segment_id, sum(amount) as change
        from bi.revenue_bridge where segment_id is not null group by 1, 2) as b
      join clientele.month_pair p using (month)
      left join bi.segment_month n on n.month = b.month and n.segment_id = b.segment_id
      left join bi.segment_month o on o.month = p.before_month and o.segment_id = b.segment_id
      where b.change <> coalesce(n.revenue, 0) - coalesce(o.revenue, 0)
      """),
  BRIDGE_ADDS_UP_FOR_THE_MONTH(
      """
      select 1::text from (select month, sum(amount) as change
        from bi.revenue_bridge where segment_id is not null group by 1) as b
      join clientele.month_pair p using (month)
      join (select month, sum(revenue) as revenue from bi.segment_month group by 1) as n
        on n.month = b.month
      join (select month, sum(revenue) as revenue from bi.segment_month group by 1) as o
        on o.month = p.before_month
      where b.change <> n.revenue - o.revenue
      """),
  MOVES_CANCEL(
      """
      select month::text from bi.revenue_bridge where effect like 'migrated%'
      group by month having abs(sum(amount)) > 0.05
      """),
  SHARES_ARE_ONE(
      """
      select month::text from bi.segment_month group by month
      having abs(sum(customer_share) - 1) > 0.000001 or abs(sum(revenue_share) - 1) > 0.000001
      """),
  HISTORY_IS_HALF_OPEN_AND_WITHOUT_OVERLAP(
      """
      select customer_id from bi.customer_segment_history_dated a
      join bi.customer_segment_history_dated b using (customer_id)
      where a.valid_from < b.valid_from and a.valid_to > b.valid_from
         or a.valid_from >= a.valid_to
      """),
  HISTORY_TELLS_EVERY_MONTH(
      """
      select c.customer_id from bi.customer_segment c
      where not exists (select from bi.customer_segment_history h
        where h.customer_id = c.customer_id and h.segment_id = c.segment_id
          and c.month >= h.valid_from and (h.valid_to is null or c.month < h.valid_to)
          and h.valid_from = c.since_month)
      """),
  NO_ID_APPEARS_WITHOUT_AN_EVENT(
      """
      select s.segment_id::text from bi.segment_month s
      left join bi.segment_event e on e.month = s.month and e.segment_id = s.segment_id
        and e.event in ('born', 'continued', 'split', 'returned')
      where not s.is_noise
      group by s.month, s.segment_id having count(e.event) <> 1
      """),
  NO_ID_VANISHES_WITHOUT_AN_EVENT(
      """
      select o.segment_id::text
      from (select distinct month, compared_month from bi.segment_event) as p
      join bi.segment_month o on o.month = p.compared_month and not o.is_noise
      left join bi.segment_month n on n.month = p.month and n.segment_id = o.segment_id
      left join bi.segment_event e on e.month = p.month and e.segment_id = o.segment_id
        and e.event in ('merged', 'died')
      where (n.segment_id is null) <> (e.segment_id is not null)
      """),
  FIDELITY_IS_WHAT_THE_CUSTOMERS_SAY(
      """
      select s.segment_id::text from bi.segment_month s
      join bi.customer_segment c on c.month = s.month and c.is_held_out
      where s.rule is not null
      group by s.month, s.segment_id, s.rule_fidelity
      having abs(s.rule_fidelity - avg(
        case when (s.segment_id = any (c.rules_met)) = (c.segment_id = s.segment_id)
          then 1.0 else 0 end)) > 1e-9
      """),
  CONTINUED_MEANS_IT_WAS_THERE(
      """
      select e.segment_id::text from bi.segment_event e
      left join bi.segment_month o on o.month = e.compared_month and o.segment_id = e.segment_id
      where (e.event = 'continued') and o.segment_id is null
         or e.event in ('born', 'split', 'returned') and o.segment_id is not null
      """);

  private final String sql;

  SegmentSums(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }
}
