-- One row per month of lines that has any: the first line that a rule rejects, by file and line.
select f.name, abs(x.line) as line
from clientele.transaction_rejected as x
join clientele.data_month as d on d.month = x.month and d.revision = x.revision
join clientele.source_file as f
  on f.month = d.pulled_by_month and f.revision = d.pulled_by_revision and f.file_no = x.file_no
where x.month = :data_month and x.revision = cast(:data_revision as int) and x.rule = :rule
order by x.file_no, abs(x.line)
limit 1
