-- One row per run, as the command status shows it: month, state, steps done, problem, late lines.
select to_char(r.month, 'YYYY-MM') as month, r.revision, t.state as status,
       to_char(r.started_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as started_at,
       to_char(r.finished_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as finished_at,
       count(s.step) filter (where s.status = 'SUCCEEDED') as steps_done,
       coalesce(max(s.step || ': ' || s.error_code || ': ' || s.error_message)
                  filter (where s.status = 'FAILED' and r.status = 'FAILED'), '') as problem,
       coalesce(max(l.lines_new || ' came, ' || l.lines_gone || ' went'), '') as late_data
  from bi.run r
  join bi.run_state t on t.month = r.month and t.revision = r.revision
  left join bi.late_data l on l.month = r.month and l.revision = r.revision
  left join bi.run_step s on s.month = r.month and s.revision = r.revision
 group by r.month, r.revision, t.state, r.started_at, r.finished_at
 order by r.month, r.revision
