-- One row per attempt of the run at work, which is marked as interrupted because of :why.
update clientele.run_step
set status = 'INTERRUPTED', error_message = :why
where month = :month and revision = :revision and status = 'RUNNING'
