-- one row per event of one published month but continued: what became of a segment
select e.segment_id, e.event, e.segment_name, e.name_before,
       coalesce(n.segment_name, o.segment_name) as other_name
  from bi.segment_event e
  left join bi.segment_month n on n.month = e.month and n.segment_id = e.other_segment_id
  left join bi.segment_month o on o.month = e.compared_month and o.segment_id = e.other_segment_id
 where e.month = :month
   and e.event <> 'continued'
   and e.compared_month is not null
 order by e.segment_id, e.event
