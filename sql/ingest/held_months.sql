-- One row per month of lines from :first to :last that has been read before: its newest data
-- revision, and the newest one that was read under these very settings (0 if there is none).
select
  month,
  max(revision) as newest,
  coalesce(max(case when ingest_sha256 = :ingest_sha256 then revision end), 0) as usable
from clientele.data_month
where month between :first and :last
group by month
order by month
