-- Writes one row and returns its number: the next attempt of the step :step, begun at :now.
insert into clientele.run_step (month, revision, step, attempt, status, started_at)
select :month, :revision, :step, coalesce(max(attempt), 0) + 1, 'RUNNING', :now
from clientele.run_step
where month = :month and revision = :revision and step = :step
returning attempt
