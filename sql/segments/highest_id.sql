-- One row per warehouse: the highest segment id any run but this one has given, 0 for none.
select coalesce(max(segment_id), 0) as segment_id
from clientele.segment
where segment_id >= 0
  and not (month = :month and revision = :revision)
