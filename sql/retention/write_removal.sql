-- One row: what was removed, of which month and revision, and how many rows.
insert into clientele.removal (what, month, revision, rows)
values (:what, :month, :revision, :rows)
