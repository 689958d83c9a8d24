-- One row per connection of a holder that has been silent for ? seconds: it is ended, and its end
-- waited for.
select pg_terminate_backend(a.pid, 5000)
from pg_stat_activity a
join clientele.run_lease l on l.holder = a.application_name
where a.datname = current_database()
  and a.usename = session_user
  and a.pid <> pg_backend_pid()
  and l.beat_at < clock_timestamp() - make_interval(secs => ?)
