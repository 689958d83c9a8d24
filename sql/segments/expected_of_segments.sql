-- One row per segment of the published month just before: what its customers brought on average in
-- this run's month, and the share that ordered. No line is later than this month's.
with before as (
  select p.month, max(p.revision) as revision
  from clientele.publication p
  where p.month = cast(cast(:month as date) - interval '1 month' as date)
  group by p.month
),
brought as (
  select
    t.customer_id,
    greatest(0, sum(t.amount)) as money,
    bool_or(not t.is_return) as ordered
  from clientele.run_input i
  join clientele.transaction t on t.month = i.data_month and t.revision = i.data_revision
  where i.month = :month and i.revision = :revision and i.data_month = :month
  group by t.customer_id
)
select
  s.segment_id,
  sum(coalesce(b.money, 0)) / count(*) as revenue,
  (count(*) filter (where b.ordered))::double precision / count(*) as order_chance
from before m
join clientele.customer_segment s on s.month = m.month and s.revision = m.revision
left join brought b on b.customer_id = s.customer_id
group by s.segment_id
order by s.segment_id
