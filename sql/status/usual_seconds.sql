-- one row per step: how long it took in the newest published run
select s.step, extract(epoch from s.finished_at - s.started_at)::float8 as seconds
  from bi.run_step s
  join (
    select month, revision from bi.run where status = 'PUBLISHED' order by finished_at desc limit 1
  ) r on r.month = s.month and r.revision = s.revision
 where s.status = 'SUCCEEDED'
 order by s.step
