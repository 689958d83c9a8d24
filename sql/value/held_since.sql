-- One row per run: the first month of lines that it may look back to, as purchase_days does.
select min(i.data_month) as first_month
from clientele.run_input as i
join clientele.data_month as d
  on d.month = i.data_month and d.revision = i.data_revision and d.lines > 0
where (i.month = :month and i.revision = :revision)
  or (i.month < :month and (i.month, i.revision) in (
    select month, max(revision) from clientele.publication group by month
  ))
