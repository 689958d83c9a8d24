-- one row per segment of one published month, the largest revenue first, noise last
select s.segment_id, s.segment_name, s.customers, s.customer_share, s.revenue, s.revenue_share,
       s.trust, s.rule, s.rule_fidelity, s.description
  from bi.segment_month s
 where s.month = :month
 order by s.segment_id = -1, s.revenue desc, s.segment_id
