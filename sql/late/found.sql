-- One row: how many lines of a published run's month came and went since it was read.
insert into clientele.late_data
  (month, revision, data_revision, lines_new, lines_gone, found_at)
values (:month, :revision, :data_revision, :lines_new, :lines_gone, :now)
on conflict (month, revision) do update
  set lines_new = excluded.lines_new, lines_gone = excluded.lines_gone
