-- One row per attempt of a step of the run, in the order in which they began.
select * from clientele.run_step
where month = :month and revision = :revision
order by started_at, step collate "C", attempt
