-- One row: how many databases the name clientele stands for.
select count(*) from pg_database where datname = 'clientele'
