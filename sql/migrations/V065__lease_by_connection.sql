-- By which connection a lease is held: it is over when the server no longer knows that connection.
-- No lock that another role could take stands in its place.

alter table clientele.run_lease add column server_process int;
alter table clientele.run_lease add column connected_at timestamptz;
comment on column clientele.run_lease.server_process is 'The server''s process of the connection that holds the lease; null if it was given back.';
comment on column clientele.run_lease.connected_at is 'When that connection was made, for the numbers of processes come again.';
comment on column clientele.incident.kind is 'late_month, gave_up, unknown_mail, late_data, lock_wait or silent_schedule.';
