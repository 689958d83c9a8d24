-- one row per customer of one published month: place, segment and features, by id
select p.customer_id, p.segment_id, coalesce(p.x, 0) as x, coalesce(p.y, 0) as y,
       {f_features}
  from bi.customer_place p
  join bi.customer_feature f on f.month = p.month and f.customer_id = p.customer_id
 where p.month = :month
 order by p.customer_id collate "C"
