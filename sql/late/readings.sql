-- One row per month whose raw lines are still held: its newest published run, and which reading of
-- its own month that run looked at.
select p.month, p.revision, i.data_revision
from clientele.published_run p
join clientele.run_input i on i.month = p.month and i.revision = p.revision
  and i.data_month = p.month
where not exists (select from clientele.removal m
                  where m.what = 'raw lines' and m.month = i.data_month
                    and m.revision = i.data_revision)
order by p.month
