-- One row per reading of a month whose raw lines may go: filtered, and more than :months months before
-- the newest published.
select d.month, d.revision from clientele.data_month d
where d.month <= (select max(month) from clientele.publication)
      - make_interval(months => :months)
  and exists (select from clientele.data_quality q
              where q.month = d.month and q.revision = d.revision and q.rule = 'kept')
  and not exists (select from clientele.removal m
                  where m.what = 'raw lines' and m.month = d.month
                    and m.revision = d.revision)
order by 1, 2
