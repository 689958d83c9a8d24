-- one row per run: where it stands and its headline figures, newest month first
select to_char(r.month, 'YYYY-MM') as month,
       r.revision,
       r.status,
       r.reason,
       to_char(r.started_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as started_at,
       coalesce(extract(epoch from r.finished_at - r.started_at), 0)::float8 as seconds,
       coalesce(p.customers, 0) as customers,
       coalesce(p.segments, 0) as segments,
       coalesce(p.revenue, 0) as revenue,
       (select count(*) from clientele.run_step s
         where s.month = r.month and s.revision = r.revision and s.status = 'SUCCEEDED') as steps_done
  from clientele.run r
  left join clientele.publication p on p.month = r.month and p.revision = r.revision
 order by r.month desc, r.revision desc
