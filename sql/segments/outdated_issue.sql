-- One row per run: whether the month's newest issue before it was made before the newest issue of
-- the published month before, and so knows nothing of that.
select coalesce(
  (
    select max(published_at)
    from clientele.publication
    where month = :month and revision < :revision
  ) < (
    select published_at
    from clientele.publication
    where month < :month
    order by month desc, revision desc
    limit 1
  ),
  false
) as outdated
