-- One row per published month before this one whose next month lies in the lines that this run
-- looks at: the newest revision, and which reading of the next month's lines. No line is later than
-- this month's.
select
  m.month as label_month,
  m.revision as label_revision,
  i.data_month as outcome_month,
  i.data_revision as outcome_revision
from (
  select month, max(revision) as revision
  from clientele.publication
  where month < :month
  group by month
) as m
join clientele.run_input i
  on i.month = :month
  and i.revision = :revision
  and i.data_month = cast(m.month + interval '1' month as date)
join clientele.data_month d
  on d.month = i.data_month and d.revision = i.data_revision and d.lines > 0
order by m.month
