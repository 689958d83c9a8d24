-- One row per month of the run's window whose lines this run has read, or an earlier run has read
-- and never come to filter.
select i.data_month, i.data_revision, d.lines
from clientele.run_input as i
join clientele.data_month as d on d.month = i.data_month and d.revision = i.data_revision
where i.month = :month
  and i.revision = :revision
  and (i.fresh or not exists (
    select 1
    from clientele.data_quality as q
    where q.month = i.data_month and q.revision = i.data_revision and q.rule = 'kept'
  ))
order by i.data_month
