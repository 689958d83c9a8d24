-- one row per run: where it stands and its headline figures, newest month first
select to_char(r.month, 'YYYY-MM') as month,
       r.revision,
       r.status,
       r.reason,
       r.is_shown as shown,
       to_char(r.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as started_at,
       coalesce(extract(epoch from coalesce(r.finished_at, now()) - r.started_at), 0)::float8 as seconds,
       coalesce(p.customers, 0)::bigint as customers,
       coalesce(p.segments, 0)::int as segments,
       coalesce(p.revenue, 0) as revenue,
       coalesce(p.high, 0)::int as trust_high,
       coalesce(p.fair, 0)::int as trust_fair,
       coalesce(p.weak, 0)::int as trust_weak,
       coalesce(f.error_message, '') as problem,
       coalesce(l.lines_new, 0)::bigint as lines_new,
       coalesce(l.lines_gone, 0)::bigint as lines_gone,
       coalesce(o.revenue, 0) as own_revenue
  from bi.run r
  left join (
    select month,
           sum(customers) as customers,
           count(*) filter (where not is_noise) as segments,
           sum(revenue) as revenue,
           count(*) filter (where trust = 'high' and not is_noise) as high,
           count(*) filter (where trust = 'fair' and not is_noise) as fair,
           count(*) filter (where trust = 'weak' and not is_noise) as weak
      from bi.segment_month
     group by month
  ) p on p.month = r.month and r.is_shown
  left join lateral (
    select s.error_message
      from bi.run_step s
     where s.month = r.month and s.revision = r.revision and s.status = 'FAILED'
       and r.status = 'FAILED'
     order by s.started_at desc
     limit 1
  ) f on true
  left join bi.late_data l on l.month = r.month and l.revision = r.revision
  left join bi.month_revenue o on o.month = r.month and r.is_shown
 order by r.month desc, r.revision desc
