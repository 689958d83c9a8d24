-- One row: an incident that begins at :now; none if it is open already.
insert into clientele.incident (kind, subject, opened_at, message)
values (:kind, :subject, :now, :message)
on conflict (kind, subject) where closed_at is null do nothing
