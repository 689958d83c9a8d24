-- One row per file just read: how many of its lines without a readable date were dropped, because
-- the warehouse holds them under another month since an earlier run read the very same file.
with dropped as (
  delete from clientele.transaction_raw as fresh
  where fresh.month = :month
    and fresh.revision = :revision
    and fresh.rule is not null
    and exists (
      select 1
      from clientele.source_file as now
      join clientele.source_file as before on before.sha256 = now.sha256
      join clientele.data_month as other
        on other.pulled_by_month = before.month and other.pulled_by_revision = before.revision
      join clientele.transaction_raw as held
        on held.month = other.month
        and held.revision = other.revision
        and held.file_no = before.file_no
      where now.month = :run_month
        and now.revision = :run_revision
        and now.file_no = fresh.file_no
        and other.month <> :month
        and other.ingest_sha256 = :ingest_sha256
        and held.line = fresh.line
        and held.rule is not null
    )
  returning fresh.file_no
)
select file_no, count(*) as lines
from dropped
group by file_no
order by file_no
