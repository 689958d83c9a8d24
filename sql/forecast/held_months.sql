-- One row per held month as far as the closed one, ascending: its net revenue. Months of the run's
-- window are read as the run reads them, earlier ones as the newest run published for a month before
-- this one read them.
with reading as (
  select data_month, data_revision
  from clientele.run_input
  where month = :month and revision = :revision
  union all
  select e.data_month, e.data_revision
  from (
    select
      i.data_month,
      i.data_revision,
      row_number() over (partition by i.data_month order by i.month desc) as place
    from clientele.run_input as i
    join (
      select month, max(revision) as revision
      from clientele.publication
      where month < :month
      group by month
    ) as p on p.month = i.month and p.revision = i.revision
    where i.data_month < (
      select min(o.data_month)
      from clientele.run_input as o
      where o.month = :month and o.revision = :revision
    )
  ) as e
  where e.place = 1
)
select r.data_month as month, cast(sum(t.amount) as decimal(24, 7)) as revenue
from reading as r
join clientele.transaction as t on t.month = r.data_month and t.revision = r.data_revision
group by r.data_month
order by r.data_month
