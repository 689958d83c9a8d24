-- One row of {table} per line, or figure of lines, that this run has read; they go.
delete from clientele.{table}
where (month, revision) in (
  select month, revision from clientele.data_month
  where pulled_by_month = :month and pulled_by_revision = :revision)
