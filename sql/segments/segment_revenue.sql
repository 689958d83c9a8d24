-- One row per segment: exact net revenue of its customers over the window.
select
  s.segment_id,
  sum(f.monetary) as revenue
from clientele.customer_segment s
join clientele.customer_feature f
  on f.month = s.month
  and f.revision = s.revision
  and f.customer_id = s.customer_id
where s.month = :month
  and s.revision = :revision
group by s.segment_id
order by s.segment_id
