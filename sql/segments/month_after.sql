-- One row per published month after this one, the first only: its newest revision.
select month as seen_month, max(revision) as seen_revision
from clientele.publication
where month > :month
group by month
order by month
limit 1
