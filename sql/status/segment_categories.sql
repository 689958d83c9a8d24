-- one row per segment and country, season, product category or attribute of one published month, the
-- largest share first
select to_char(c.month, 'YYYY-MM') as month,
       c.segment_id, c.kind, c.value, c.amount, c.share, c.month_share
  from bi.segment_category c
 where c.month = :month
 order by c.segment_id, c.kind, c.share desc, c.value
