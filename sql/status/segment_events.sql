-- one row per event of a segment: what became of it; of one published month, or of one segment
select to_char(e.month, 'YYYY-MM') as month,
       e.segment_id, e.segment_name, e.event, e.other_segment_id,
       o.segment_name as other_segment_name, e.overlap, e.name_before,
       to_char(e.compared_month, 'YYYY-MM') as compared_month
  from bi.segment_event e
  left join bi.segment o on o.segment_id = e.other_segment_id
 where (e.month = :month or e.segment_id = :segment)
 order by e.month,
          array_position(
            array['born', 'returned', 'split', 'merged', 'died', 'renamed', 'continued'], e.event),
          e.segment_id
