-- One row per limit of bi_reader that does not hold in this database, in words.
select door from (
  select 1 as place, 'has no limit of time or connections' as door
  from pg_roles r
  where r.rolname = 'bi_reader'
    and (r.rolconnlimit < 0
      or not exists (select from unnest(r.rolconfig) s where s like 'statement_timeout=%')
      or not exists (select from unnest(r.rolconfig) s where s like 'idle_in_transaction_session_timeout=%')
      or not exists (select from unnest(r.rolconfig) s where s like 'lock_timeout=%'))
  union all
  select 2, 'may make temporary tables'
  where has_database_privilege('bi_reader', current_database(), 'temporary')
  union all
  select 3, 'may call ' || string_agg(distinct p.proname, ', ' order by p.proname)
  from pg_proc p
  where p.pronamespace = 'pg_catalog'::regnamespace
    and p.proname in ('pg_advisory_lock', 'pg_try_advisory_lock', 'pg_sleep', 'lo_create', 'lo_put')
    and has_function_privilege('bi_reader', p.oid, 'execute')
  having count(*) > 0
) as doors
order by place
