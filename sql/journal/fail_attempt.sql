-- One row: the attempt at work, which failed at :now with the error :code.
update clientele.run_step
set status = 'FAILED', finished_at = :now, error_code = :code, error_message = :message
where month = :month and revision = :revision and step = :step and attempt = :attempt
  and status = 'RUNNING'
