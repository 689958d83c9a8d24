-- One row: how many rows only one of kept_{table} and {table} has, of the months of lines that the run
-- looked at.
with kept as (
  select row(t.month, t.revision, {columns})::text as line from kept_{table} t
),
made as (
  select row(t.month, t.revision, {columns})::text as line from clientele.{table} t
  where (t.month, t.revision) in (
    select data_month, data_revision from clientele.run_input
    where month = :month and revision = :revision)
)
select count(*)
from ((table kept except all table made) union all (table made except all table kept)) as d
