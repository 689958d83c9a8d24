-- one row per published month of one customer, newest first
select to_char(p.month, 'YYYY-MM') as month,
       p.customer_id, p.segment_id, s.segment_name, p.membership, p.x, p.y,
       {f_features}
  from bi.customer_place p
  join bi.customer_feature f on f.month = p.month and f.customer_id = p.customer_id
  join bi.segment_month s on s.month = p.month and s.segment_id = p.segment_id
 where p.customer_id collate "C" = :customer
 order by p.month desc
