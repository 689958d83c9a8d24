-- one row per attempt of a step of one month, newest revision first, in the order they began
select s.revision,
       s.step,
       s.attempt,
       s.status,
       to_char(s.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as started_at,
       coalesce(extract(epoch from coalesce(s.finished_at, now()) - s.started_at), 0)::float8 as seconds,
       s.rows_written,
       s.metrics,
       s.error_code,
       s.error_message
  from bi.run_step s
 where s.month = :month
 order by s.revision desc, s.started_at, s.step, s.attempt
