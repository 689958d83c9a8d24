-- One row: how many roles the name bi_reader stands for.
select count(*) from pg_roles where rolname = 'bi_reader'
