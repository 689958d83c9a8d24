-- Makes kept_{table}, one row per row of the run in {table}.
create temporary table kept_{table} on commit drop as
select t.* from clientele.{table} t
where t.month = :month and t.revision = :revision
