-- one row per customer of one published month behind a given id, by id; of one segment or of all
select to_char(p.month, 'YYYY-MM') as month,
       p.customer_id, p.segment_id, s.segment_name, p.membership, p.x, p.y,
       {f_features}
  from bi.customer_place p
  join bi.customer_feature f on f.month = p.month and f.customer_id = p.customer_id
  join bi.segment_month s on s.month = p.month and s.segment_id = p.segment_id
 where p.month = :month
   and p.customer_id collate "C" > :after
   and (:segment = -2 or p.segment_id = :segment)
 order by p.customer_id collate "C"
 limit :limit
