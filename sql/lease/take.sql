-- One row: the lease's new token, if no connection the server knows has the lease. Bound by place: ?
-- is who takes it.
update clientele.run_lease as l
set token = l.token + 1, holder = ?, taken_at = clock_timestamp(),
  beat_at = clock_timestamp(), cancel = '', server_process = me.pid,
  connected_at = me.backend_start
from pg_stat_activity me
where me.pid = pg_backend_pid()
  and not exists (
    select from pg_stat_activity h
    where h.pid = l.server_process and h.backend_start = l.connected_at)
returning l.token
