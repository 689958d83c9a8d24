-- one row per revision of one month and way customers went by it; null is "not there"
select v.revision, o.segment_name as from_segment, n.segment_name as to_segment, v.customers
  from bi.revision_move v
  left join bi.segment o on o.segment_id = v.from_segment_id
  left join bi.segment n on n.segment_id = v.to_segment_id
 where v.month = :month
   and v.from_segment_id is distinct from v.to_segment_id
 order by v.revision desc, v.customers desc, v.from_segment_id nulls first, v.to_segment_id nulls first
