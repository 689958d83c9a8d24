-- One row per file that the lines of the run's window were read from, by this run or one before it.
select distinct f.name, f.sha256
from clientele.run_input i
join clientele.data_month d on d.month = i.data_month and d.revision = i.data_revision
join clientele.source_file f
  on f.month = d.pulled_by_month and f.revision = d.pulled_by_revision
where i.month = :month and i.revision = :revision and f.taken > 0
order by f.name, f.sha256
