-- One row: whether another run looks at lines that this one has read.
select exists (
  select from clientele.run_input i
  join clientele.data_month d on d.month = i.data_month and d.revision = i.data_revision
  where d.pulled_by_month = :month and d.pulled_by_revision = :revision
    and not (i.month = :month and i.revision = :revision))
