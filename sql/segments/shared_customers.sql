-- One row per segment of a past run (:past_month, :past_revision) and cluster of this one in the
-- chosen clustering (:algorithm): customers that are in both; -1 is no segment and no cluster.
select
  p.segment_id,
  coalesce(c.cluster, -1) as cluster,
  cast(count(*) as int) as customers
from clientele.customer_segment p
join clientele.customer_feature f
  on f.customer_id = p.customer_id
  and f.month = :month
  and f.revision = :revision
left join clientele.customer_cluster c
  on c.customer_id = p.customer_id
  and c.month = :month
  and c.revision = :revision
  and c.algorithm = :algorithm
where p.month = :past_month
  and p.revision = :past_revision
group by p.segment_id, coalesce(c.cluster, -1)
order by p.segment_id, coalesce(c.cluster, -1)
