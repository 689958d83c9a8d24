-- one row per segment of the best customers of one published month; none where nobody was named
select distinct l.top_segment_id as segment_id
  from bi.loyalty_candidate l
 where l.month = :month and l.member
 order by 1
