-- one row per customer of one published month: the place on the plane
select c.segment_id, c.x, c.y
  from bi.customer_segment c
 where c.month = :month
 order by c.customer_id
