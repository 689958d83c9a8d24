-- One row per customer of the month, with their cluster in the chosen clustering (:algorithm). A customer
-- the clustering does not know is noise, so that nobody is lost.
select
  f.customer_id,
  coalesce(c.cluster, -1)   as cluster,
  coalesce(c.membership, 0) as membership,
  f.monetary,
  c.customer_id is not null as known
from clientele.customer_feature f
left join clientele.customer_cluster c
  on c.month = f.month
  and c.revision = f.revision
  and c.customer_id = f.customer_id
  and c.algorithm = :algorithm
where f.month = :month
  and f.revision = :revision
order by f.customer_id
