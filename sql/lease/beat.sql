-- One row: the wish to cancel, empty if there is none; the holder whose token is ? gives a sign of
-- life.
update clientele.run_lease set beat_at = clock_timestamp() where token = ? returning cancel
