-- one row per attempt of a step of one month, in the order they began
select s.revision,
       s.step,
       s.attempt,
       s.status,
       coalesce(extract(epoch from s.finished_at - s.started_at), 0)::float8 as seconds,
       s.rows_written,
       s.error_code,
       s.error_message
  from clientele.run_step s
 where s.month = :month
 order by s.revision desc, s.started_at, s.step, s.attempt
