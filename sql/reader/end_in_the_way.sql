-- Ends the connections of bi_reader that are in the way, one row for each: somebody else has waited
-- for it for so many seconds, its transaction is older than so many seconds, or it holds a lock of the
-- kind that migrations take. Limits of the role itself it can set aside; this it cannot.
select r.pid, r.application_name, r.reason, pg_terminate_backend(r.pid) as ended
from (
  select a.pid, a.application_name,
    case
      when exists (
        select from pg_locks w
        where not w.granted
          and w.waitstart < clock_timestamp() - make_interval(secs => :wait_seconds)
          and a.pid = any (pg_blocking_pids(w.pid))
          and not exists (
            select from pg_stat_activity o where o.pid = w.pid and o.usename = a.usename)
      ) then 'others wait for it'
      when exists (
        select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory' and l.granted
      ) then 'it holds an advisory lock'
      when a.xact_start < clock_timestamp() - make_interval(secs => :transaction_seconds)
        then 'its transaction takes too long'
    end as reason
  from pg_stat_activity a
  where a.usename = 'bi_reader'
    and a.datname = current_database()
    and a.pid <> pg_backend_pid()
) as r
where r.reason is not null
