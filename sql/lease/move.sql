-- One row: the lease of the same holder, whose token is ?, on another connection.
update clientele.run_lease as l
set beat_at = clock_timestamp(), server_process = me.pid, connected_at = me.backend_start
from pg_stat_activity me
where me.pid = pg_backend_pid() and l.token = ?
