-- One row per rejected line of a reading whose text goes, so that only its place and rule stay.
update clientele.transaction_rejected
set text = ''
where month = :month and revision = :revision and text <> ''
