-- One row per attempt of the step :step that succeeded, which has to be done again because of :why.
update clientele.run_step
set status = 'INTERRUPTED', error_message = :why
where month = :month and revision = :revision and step = :step and status = 'SUCCEEDED'
