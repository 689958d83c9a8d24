-- One row per segment of the earlier run :made_month, :made_revision, and one without a segment for
-- customers it did not know: their net revenue in this run's month.
select
  s.segment_id,
  cast(sum(t.amount) as decimal(24, 7)) as revenue
from clientele.run_input as i
join clientele.transaction as t on t.month = i.data_month and t.revision = i.data_revision
left join clientele.customer_segment as s
  on s.month = cast(:made_month as date)
  and s.revision = :made_revision
  and s.customer_id = t.customer_id
where i.month = :month
  and i.revision = :revision
  and i.data_month = cast(:month as date)
group by s.segment_id
order by s.segment_id nulls last
