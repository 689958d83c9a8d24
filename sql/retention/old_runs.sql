-- One row per run whose customers may go: replaced before :before, and no kept model was learnt from
-- it.
select r.month, r.revision from clientele.run r
where exists (select from clientele.publication p
              join clientele.run n on n.month = p.month and n.revision = p.revision
              where p.month = r.month and p.revision > r.revision
                and n.status = 'PUBLISHED' and n.finished_at < :before)
  and not exists (select from clientele.segment_model m
                  where m.anchor_month = r.month and m.anchor_revision = r.revision
                    and (m.month, m.revision) <> (r.month, r.revision))
  and not exists (select from clientele.removal m
                  where m.what = 'customer rows' and m.month = r.month
                    and m.revision = r.revision)
order by 1, 2
