-- One row: the attempt at work, which succeeded at :now; none if it is not at work.
update clientele.run_step
set status = 'SUCCEEDED', finished_at = :now, rows_written = :rows,
  metrics = cast(:metrics as jsonb)
where month = :month and revision = :revision and step = :step and attempt = :attempt
  and status = 'RUNNING'
