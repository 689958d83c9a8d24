-- One row per published month up to this one and segment, noise left out: how it stood there. Later
-- months are left out, so that the history is that of months closed in order; and the run at work is,
-- even where it is published already, so that doing it again finds what it found before.
select
  s.month as seen_month,
  s.revision as seen_revision,
  s.segment_id,
  s.name,
  s.persona,
  t.recency,
  t.frequency,
  t.monetary,
  t.basket,
  t.outgrown
from (
  select month, max(revision) as revision
  from clientele.publication
  where month < :month or (month = :month and revision < :revision)
  group by month
) as m
join clientele.segment s on s.month = m.month and s.revision = m.revision
join clientele.segment_standing t
  on t.month = s.month and t.revision = s.revision and t.segment_id = s.segment_id
where not s.is_noise
order by s.month, s.segment_id
