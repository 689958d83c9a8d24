-- one row per segment and feature of one published month, what sets a segment apart most first
select to_char(f.month, 'YYYY-MM') as month,
       f.segment_id, f.feature, f.lower_quartile, f.median, f.upper_quartile, f.month_median,
       f.effect, f.driver_rank
  from bi.segment_feature f
 where f.month = :month
 order by f.segment_id, f.driver_rank, f.feature
