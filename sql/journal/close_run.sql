-- One row: the run, which ended at :now as :status says.
update clientele.run
set status = :status, finished_at = :now
where month = :month and revision = :revision
