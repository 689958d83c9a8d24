-- One row per attempt at work or done, all of which have to be done again because of :why.
update clientele.run_step
set status = 'INTERRUPTED', error_message = :why
where month = :month and revision = :revision and status in ('RUNNING', 'SUCCEEDED')
