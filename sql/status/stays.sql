-- one row per unbroken stay of one customer in a segment, the first first
select h.segment_id,
       s.segment_name,
       to_char(h.valid_from, 'YYYY-MM') as valid_from,
       to_char(h.valid_to, 'YYYY-MM') as valid_to,
       h.months
  from bi.customer_segment_history h
  join bi.segment s on s.segment_id = h.segment_id
 where h.customer_id = :customer
 order by h.valid_from
