-- Makes kept_{table}, one row per row in {table} of the months of lines that the run looked at.
create temporary table kept_{table} on commit drop as
select t.* from clientele.{table} t
where (t.month, t.revision) in (
  select data_month, data_revision from clientele.run_input
  where month = :month and revision = :revision)
