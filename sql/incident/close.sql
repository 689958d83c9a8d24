-- One row: an open incident, over since :now.
update clientele.incident
set closed_at = :now
where kind = :kind and subject = :subject and closed_at is null
