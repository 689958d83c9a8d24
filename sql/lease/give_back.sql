-- One row: the lease whose token is ?, which nobody has from now on.
update clientele.run_lease set server_process = null, connected_at = null where token = ?
