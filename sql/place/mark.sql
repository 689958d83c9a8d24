-- One row: the mark of where lines come from. A mark counts once there are lines: a mistyped place is
-- none.
insert into clientele.source_place (place) values (:place)
on conflict (only_row) do update
  set place = excluded.place, marked_at = now()
  where not exists (select from clientele.data_month)
