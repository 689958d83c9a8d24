-- one row per customer of the top segments of one published month, and of those nearest to them
select l.rank, l.customer_id, l.segment_id, l.segment_name, l.member, l.missing_conditions,
       l.expected_revenue, l.order_chance, l.expected_from, l.why, l.missing,
       l.top_segment_id, l.top_segment_name
  from bi.loyalty_candidate l
 where l.month = :month
 order by l.rank
