-- One row: how many rows only one of kept_{table} and the run's rows in {table} has.
with kept as (
  select row(t.month, t.revision, {columns})::text as line from kept_{table} t
),
made as (
  select row(t.month, t.revision, {columns})::text as line from clientele.{table} t
  where t.month = :month and t.revision = :revision
)
select count(*)
from ((table kept except all table made) union all (table made except all table kept)) as d
