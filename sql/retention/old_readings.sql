-- One row per reading of a month that may go: replaced before :before, and no newest run looks at it.
select d.month, d.revision from clientele.data_month d
where exists (select from clientele.data_month n
              join clientele.run r
                on r.month = n.pulled_by_month and r.revision = n.pulled_by_revision
              where n.month = d.month and n.revision > d.revision
                and r.status = 'PUBLISHED' and r.finished_at < :before)
  and not exists (
    select from clientele.run_input i
    join (select month, max(revision) as revision from clientele.run group by month) as r
      on r.month = i.month and r.revision = i.revision
    where i.data_month = d.month and i.data_revision = d.revision)
  and not exists (select from clientele.removal m
                  where m.what = 'lines' and m.month = d.month and m.revision = d.revision)
order by 1, 2
