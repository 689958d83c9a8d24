-- One row of {table} per row of a run whose step :written_by was not done when this run came to its
-- own segments; they go.
delete from clientele.{table} t
where not (t.month, t.revision) in (
  select s.month, s.revision from clientele.run_step s
  where s.step = :written_by and s.status = 'SUCCEEDED'
    and s.finished_at <= (
      select o.started_at from clientele.run_step o
      where o.month = :month and o.revision = :revision and o.step = 'match_segments'
        and o.status = 'SUCCEEDED'))
