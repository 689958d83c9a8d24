-- one row per pair of segments: customers between two published months; null is "not there"
select a.segment_id as from_segment_id, b.segment_id as to_segment_id, count(*) as customers
  from (select customer_id, segment_id from bi.customer_place where month = :from) a
  full join (select customer_id, segment_id from bi.customer_place where month = :to) b
    on b.customer_id = a.customer_id
 group by a.segment_id, b.segment_id
 order by a.segment_id, b.segment_id
