-- One row per month of the run's window whose lines this run has read, or an earlier run has read
-- and never come to filter; filtered tells whether rows of an earlier attempt have to go first.
select i.data_month, i.data_revision, d.lines, q.rule is not null as filtered
from clientele.run_input as i
join clientele.data_month as d on d.month = i.data_month and d.revision = i.data_revision
left join clientele.data_quality as q
  on q.month = i.data_month and q.revision = i.data_revision and q.rule = 'kept'
where i.month = :month
  and i.revision = :revision
  and (i.fresh or q.rule is null)
order by i.data_month
