-- Marks and returns one row: the run is at work again since :now, unless it is published.
update clientele.run
set status = 'RUNNING', finished_at = null, started_at = :now
where month = :month and revision = :revision and status <> 'PUBLISHED'
returning *
