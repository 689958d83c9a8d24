-- One row of {table} per row of the months of lines that the run looked at; they go.
delete from clientele.{table} t
where (t.month, t.revision) in (
  select data_month, data_revision from clientele.run_input
  where month = :month and revision = :revision)
