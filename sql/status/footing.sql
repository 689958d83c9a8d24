-- one row per published month: what its segments rest on
select v.trustworthy, to_char(m.anchor_month, 'YYYY-MM') as anchor_month, m.reason, m.drift
  from bi.month_verdict v
  join bi.segment_model m on m.month = v.month
 where v.month = :month
