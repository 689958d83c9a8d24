-- One row per step of the run that succeeded: its name.
select step from clientele.run_step
where month = :month and revision = :revision and status = 'SUCCEEDED'
