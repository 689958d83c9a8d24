-- One row per month of the run's window that had lines and has no raw line any more: YYYY-MM.
select to_char(d.month, 'YYYY-MM')
from clientele.run_input i
join clientele.data_month d on d.month = i.data_month and d.revision = i.data_revision
where i.month = :month and i.revision = :revision and d.lines > 0
  and not exists (
    select from clientele.transaction_raw r
    where r.month = d.month and r.revision = d.revision)
order by d.month
