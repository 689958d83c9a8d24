-- one row per segment and effect of one published month: why its revenue changed, in reading order
select to_char(b.month, 'YYYY-MM') as month, b.segment_id, b.effect, b.amount
  from bi.revenue_bridge b
 where b.month = :month and b.segment_id is not null
 order by b.segment_id, b.effect_no
