-- one row per lever of one published month, the most valuable first
select to_char(l.month, 'YYYY-MM') as month,
       l.segment_id, m.segment_name, l.priority, l.lever, l.action, l.reason, l.customers,
       l.effect_per_month, l.effect_low, l.effect_high, m.trust
  from bi.segment_lever l
  join bi.segment_month m on m.month = l.month and m.segment_id = l.segment_id
 where l.month = :month
 order by l.effect_per_month desc, l.segment_id, l.priority
