-- One row per connection of this program's role that has waited for a lock for so many seconds: since
-- when, and for whom.
select min(w.waitstart) as since, h.pid, h.usename as role, h.application_name as program
from pg_locks w
join pg_stat_activity a on a.pid = w.pid
cross join lateral unnest(pg_blocking_pids(w.pid)) as b (pid)
join pg_stat_activity h on h.pid = b.pid
where not w.granted
  and a.datname = current_database()
  and a.usename = current_user
  and w.waitstart < clock_timestamp() - make_interval(secs => :seconds)
  and h.application_name <> a.application_name
group by h.pid, h.usename, h.application_name
order by since, h.pid
