-- one row per customer of one segment and published month, the most valuable first, at most twelve
select p.customer_id, f.recency_days, f.frequency, f.monetary, p.membership
  from bi.customer_place p
  join bi.customer_feature f on f.month = p.month and f.customer_id = p.customer_id
 where p.month = :month and p.segment_id = :segment
 order by f.monetary desc, p.customer_id collate "C"
 limit 12
