-- one row per published month, of one: which model puts customers into its segments, and the seed
select to_char(m.anchor_month, 'YYYY-MM') as anchor_month, m.anchor_revision, m.drift, m.fidelity,
       m.agreement, m.reason, r.seed
  from bi.segment_model m
  join bi.run r on r.month = m.month and r.is_shown
 where m.month = :month
